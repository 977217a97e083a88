"""Expression trees made into others: counted from another base, turned round, or told in the other hemisphere."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from timeline.interval import Expr, Granularity, Here, Last, Next, Repeat, Shift
from timeline.units import SEASONS

if TYPE_CHECKING:
    from collections.abc import Callable


def rewrite(expr: Expr, change: Callable[[Expr], Expr]) -> Expr:
    """The same tree with `change` applied to every node, from the leaves up."""
    if not is_dataclass(expr):
        return change(expr)
    inner = {f.name: getattr(expr, f.name) for f in fields(expr)}
    parts: dict[str, Any] = {
        name: rewrite(part, change) for name, part in inner.items() if isinstance(part, Expr)
    }
    return change(replace(expr, **parts) if parts else expr)


def rebase(expr: Expr, base: Expr) -> Expr:
    """The same expression counted from `base` instead of the anchor: "two days after" + "Christmas"."""
    return rewrite(expr, lambda node: base if isinstance(node, Here) else node)


def southern(expr: Expr) -> Expr:
    """The same expression with the seasons of the southern hemisphere: "last summer" told in Sydney."""
    return rewrite(
        expr,
        lambda node: replace(node, south=True) if isinstance(node, Repeat) and node.part in SEASONS else node,
    )


_DAY = Repeat(Granularity.DAY)


def back(expr: Expr | None) -> Expr | None:
    """The way back of an offset in days, None for others: "89 days after it" gives "89 days before it"."""
    match expr:
        case Shift(Here(), period, sign, None) if period.unit is Granularity.DAY and not period.vague:
            return Shift(Here(), period, -sign)
        case Next(what, 1, Here()) if what == _DAY:
            return Last(_DAY)
        case Last(what, 1, Here()) if what == _DAY:
            return Next(_DAY)
        case _:
            return None
