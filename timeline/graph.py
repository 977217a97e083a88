"""The dependency graph: what each date is computed from, and in which order things happened.

Two kinds of edges over one set of nodes. Nodes are ids: time expressions, event mentions, quotations
(`quote_id`) and publication times (`dct_id`). An anchor says that its source is *computed* from its target;
anchors form a DAG, because a date that depends on itself is no date. A TLINK orders two nodes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import networkx as nx

from timeline.model import Anchor, TLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Attributes = dict[str, str]


def dct_id(article: str) -> str:
    """Node of an article's publication time: `dct_id("a1") == "a1:dct"`."""
    return f"{article}:dct"


def retrieved_id(article: str) -> str:
    """Node of the moment at which an article's page was retrieved, from which its age counts: "a1:retrieved"."""
    return f"{article}:retrieved"


def quote_id(article: str, index: int) -> str:
    """Node of the moment at which a quotation was spoken: `quote_id("a1", 0) == "a1:q0"`."""
    return f"{article}:q{index}"


class TemporalGraph:
    """Anchors and TLINKs over ids: `graph.add_anchor(Anchor("a:t1", "a:t0", AnchorKind.TEXT, "narrative"))`.

    A node has one anchor at most. An anchor that would close a cycle is refused and kept in `refused`.
    """

    __slots__ = ("_anchors", "_refused", "_targets", "_tlinks")

    def __init__(self) -> None:
        self._anchors: dict[str, Anchor] = {}
        self._targets: set[str] = set()
        self._tlinks: dict[tuple[str, str, str], TLink] = {}
        self._refused: list[Anchor] = []

    @property
    def anchors(self) -> Mapping[str, Anchor]:
        """The anchor of each anchored node, by the node's id."""
        return self._anchors

    @property
    def tlinks(self) -> tuple[TLink, ...]:
        """All orderings, in the order in which they were added."""
        return tuple(self._tlinks.values())

    @property
    def refused(self) -> tuple[Anchor, ...]:
        """Anchors that would have closed a cycle."""
        return tuple(self._refused)

    def add_anchor(self, anchor: Anchor) -> bool:
        """Add or replace the anchor of `anchor.source`; False (and `refused`) where it would close a cycle."""
        if anchor.target is not None and self._closes(anchor.source, anchor.target):
            self._refused.append(anchor)
            return False
        self._anchors[anchor.source] = anchor
        if anchor.target is not None:
            self._targets.add(anchor.target)
        return True

    def add_tlink(self, link: TLink) -> bool:
        """Add an ordering; False where the same one is there already or a node would order itself."""
        key = (link.source, link.target, link.relation.value)
        if link.source == link.target or key in self._tlinks:
            return False
        self._tlinks[key] = link
        return True

    def explain(self, node: str) -> tuple[Anchor, ...]:
        """The chain of anchors that `node` hangs on, nearest first: quote, the time of speaking, publication."""
        return tuple(self._chain(node))

    def order(self, nodes: Iterable[str] = ()) -> Iterator[str]:
        """All anchored nodes, their targets and `nodes`, each after what it is computed from."""
        done: set[str] = set()
        for start in (*self._anchors, *nodes):
            path = []
            node: str | None = start
            while node is not None and node not in done:
                path.append(node)
                done.add(node)
                anchor = self._anchors.get(node)
                node = anchor.target if anchor else None
            yield from reversed(path)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The whole graph for other tools: anchors keyed "ANCHOR", orderings keyed by their relation."""
        whole: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for anchor in self._anchors.values():
            if anchor.target is None:
                whole.add_node(anchor.source)
            else:
                whole.add_edge(
                    anchor.source, anchor.target, key="ANCHOR", kind=anchor.kind.value, origin=anchor.origin
                )
        for link in self._tlinks.values():
            whole.add_edge(link.source, link.target, key=link.relation.value, origin=link.origin)
        return whole

    def _chain(self, node: str) -> Iterator[Anchor]:
        anchor = self._anchors.get(node)
        while anchor is not None:
            yield anchor
            anchor = self._anchors.get(anchor.target) if anchor.target is not None else None

    def _closes(self, source: str, target: str) -> bool:
        """Whether `source` is among what `target` hangs on; a node that nothing hangs on cannot be."""
        if source == target:
            return True
        if source not in self._targets:
            return False
        return any(anchor.target == source for anchor in self._chain(target))


def essential(edges: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The edges that no others imply (transitive reduction), in their order; edges inside a cycle are left out."""
    given = list(dict.fromkeys(edges))
    graph: nx.DiGraph[str] = nx.DiGraph(given)
    circles = {n: i for i, part in enumerate(nx.strongly_connected_components(graph)) for n in part}
    straight = [(a, b) for a, b in given if circles[a] != circles[b]]
    kept = set(nx.transitive_reduction(nx.DiGraph(straight)).edges)
    return tuple(edge for edge in straight if edge in kept)


def to_graphml(
    nodes: Iterable[tuple[str, Attributes]], edges: Iterable[tuple[str, str, Attributes]]
) -> bytes:
    """GraphML of any nodes and edges with their attributes, for Gephi, yEd and their like."""
    return ("\n".join(nx.generate_graphml(_multigraph(nodes, edges))) + "\n").encode()


def to_node_link(
    nodes: Iterable[tuple[str, Attributes]], edges: Iterable[tuple[str, str, Attributes]]
) -> bytes:
    """Node-link JSON of any nodes and edges, as d3 and networkx read it."""
    data = nx.node_link_data(_multigraph(nodes, edges), edges="links")
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _multigraph(
    nodes: Iterable[tuple[str, Attributes]], edges: Iterable[tuple[str, str, Attributes]]
) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)
    return graph
