"""The simple temporal network: bounds that only tighten, and contradictions with their statements."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.network import ORIGIN, Network, Statement, not_after, not_before


def _before(a: str, b: str, gap: int = 0) -> Statement:
    return Statement((a, "end"), (b, "start"), gap, f"{a} before {b}")


def _network(*nodes: str) -> Network:
    network = Network()
    for node in nodes:
        assert not network.add(Statement((node, "start"), (node, "end"), 1, ""))
    return network


def test_bounds_travel_along_orderings() -> None:
    network = _network("a", "b")
    assert not network.add(
        not_before(("a", "start"), 100, "a"), _before("a", "b"), not_after(("b", "end"), 200, "b")
    )
    assert network.earliest()["b", "start"] == 101
    assert network.latest()["a", "end"] == 199


def test_a_contradiction_names_its_statements() -> None:
    network = _network("a", "b")
    network.add(not_before(("a", "start"), 100, "a in May"))
    network.add(not_after(("b", "end"), 50, "b in April"))
    conflict = network.add(_before("a", "b"))
    assert {s.source for s in conflict if s.source} == {"a in May", "b in April", "a before b"}
    assert network.earliest().get(("b", "start")) is None  # what cannot hold leaves no trace


def test_a_circle_without_any_date_is_a_contradiction() -> None:
    network = _network("a", "b", "c")
    assert not network.add(_before("a", "b"))
    assert not network.add(_before("b", "c"))
    assert {s.source for s in network.add(_before("c", "a")) if s.source} == {
        "a before b",
        "b before c",
        "c before a",
    }


def test_a_circle_is_told_without_the_dates_that_it_meets_first() -> None:
    network = _network("a", "b")
    assert not network.add(
        not_before(("a", "start"), 10, "from 10"), _before("a", "b"), not_after(("b", "start"), 11, "to 11")
    )
    assert {s.source for s in network.add(_before("b", "a")) if s.source} == {"a before b", "b before a"}


NODE = st.sampled_from("abcde")
TIME = st.integers(0, 50)
STATEMENTS = st.one_of(
    st.builds(_before, NODE, NODE, st.integers(0, 5)),
    st.builds(lambda n, t: not_before((n, "start"), t, f"{n} from {t}"), NODE, TIME),
    st.builds(lambda n, t: not_after((n, "end"), t, f"{n} to {t}"), NODE, TIME),
)


@given(st.lists(STATEMENTS, max_size=25))
def test_no_statement_loosens_a_bound(statements: list[Statement]) -> None:
    network = _network(*"abcde")
    for statement in statements:
        earliest, latest = network.earliest(), network.latest()
        network.add(statement)
        after_earliest, after_latest = network.earliest(), network.latest()
        assert all(after_earliest[point] >= time for point, time in earliest.items())
        assert all(after_latest[point] <= time for point, time in latest.items())


@given(st.lists(STATEMENTS, max_size=25))
def test_what_stands_holds_together(statements: list[Statement]) -> None:
    network, kept = _network(*"abcde"), []
    for statement in statements:
        conflict = network.add(statement)
        if not conflict:
            kept.append(statement)
        else:
            assert sum(s.gap for s in conflict) > 0  # its gaps add up to more than the circle can take
    earliest, latest = network.earliest(), network.latest()
    for s in kept:
        floor = 0 if s.earlier == ORIGIN else earliest.get(s.earlier)
        if floor is not None and s.later != ORIGIN:
            assert earliest[s.later] >= floor + s.gap
    assert all(earliest[p] <= latest[p] for p in earliest if p in latest)
