"""The page: a figure over a list that works without JavaScript."""

from timeline.render.page import render_fragment, render_page

__all__ = ["render_fragment", "render_page"]
