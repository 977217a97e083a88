"""The dependency graph: one anchor a node, no circles, targets before sources."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.graph import TemporalGraph, dct_id, quote_id
from timeline.model import Anchor, AnchorKind, Relation, TLink


def _anchor(source: str, target: str | None) -> Anchor:
    return Anchor(source, target, AnchorKind.TEXT, "test")


def test_ids() -> None:
    assert dct_id("a") == "a:dct"
    assert quote_id("a", 2) == "a:q2"


def test_a_circle_is_refused_and_kept() -> None:
    graph = TemporalGraph()
    assert graph.add_anchor(_anchor("a", "b"))
    assert graph.add_anchor(_anchor("b", "c"))
    assert not graph.add_anchor(_anchor("c", "a"))
    assert not graph.add_anchor(_anchor("d", "d"))
    assert [a.source for a in graph.refused] == ["c", "d"]


def test_explain_follows_the_chain() -> None:
    graph = TemporalGraph()
    graph.add_anchor(_anchor("a:t1", "a:t0"))
    graph.add_anchor(_anchor("a:t0", "a:dct"))
    assert [a.target for a in graph.explain("a:t1")] == ["a:t0", "a:dct"]


def test_an_ordering_is_kept_once() -> None:
    graph = TemporalGraph()
    link = TLink("a", "b", Relation.BEFORE, "test")
    assert graph.add_tlink(link)
    assert not graph.add_tlink(link)
    assert not graph.add_tlink(TLink("a", "a", Relation.BEFORE, "test"))
    assert graph.tlinks == (link,)


def test_for_other_tools() -> None:
    graph = TemporalGraph()
    graph.add_anchor(_anchor("a", "b"))
    graph.add_anchor(_anchor("c", None))
    graph.add_tlink(TLink("a", "b", Relation.BEFORE, "test"))
    assert sorted(graph.to_networkx().edges(keys=True)) == [("a", "b", "ANCHOR"), ("a", "b", "BEFORE")]


NODES = st.sampled_from("abcdefgh")


@given(st.lists(st.tuples(NODES, NODES), max_size=40))
def test_whatever_is_added_targets_come_first(pairs: list[tuple[str, str]]) -> None:
    graph = TemporalGraph()
    for source, target in pairs:
        graph.add_anchor(_anchor(source, target))
    order = list(graph.order())
    assert len(order) == len(set(order))
    for anchor in graph.anchors.values():
        assert anchor.target is not None
        assert order.index(anchor.target) < order.index(anchor.source)
