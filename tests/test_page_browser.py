"""The page in Chromium: list, figure, search, address, keyboard, phone, print, right to left, without script."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from story import long_story, story

from timeline.render import render_page
from timeline.render.embed import assets
from timeline.render.view import key_events

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Site, Visit

    Opener = Callable[..., Visit]

HEBREW = tomllib.loads((Path(__file__).parent / "tables" / "page_he.toml").read_text(encoding="utf-8"))
STORY = story()
PAGE = render_page(STORY)
WIDE = {"width": 1200, "height": 900}
PHONE: dict[str, Any] = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
ALL = "#tl?all=1"
KEPT = len(key_events(STORY.events))
SHIFT = """new Promise((done) => new PerformanceObserver((seen) => done(
    seen.getEntries().reduce((sum, shift) => sum + (shift.hadRecentInput ? 0 : shift.value), 0)
)).observe({ type: "layout-shift", buffered: true }) || setTimeout(() => done(0), 300))"""
DRAWN = ".tl-root[data-figure=ready]"
CHART = "window.tlStories[0].chart"


def opened(site: Site, open_page: Opener, page: str = PAGE, at: str = "", **options: Any) -> Visit:
    """The page with its figure drawn."""
    seen = open_page(site.put("/", page) + at, **{"viewport": WIDE, **options})
    seen.page.wait_for_selector(DRAWN)
    return seen


def until(seen: Visit, condition: str) -> None:
    """Wait for a condition; the page's own policy forbids Playwright's way, which evaluates in the page."""
    for _ in range(100):
        if seen.page.evaluate(condition):
            return
        seen.page.wait_for_timeout(50)
    pytest.fail(f"not so within five seconds: {condition}")


def number(label: str) -> int:
    """Where an event stands in the list."""
    return next(n for n, event in enumerate(STORY.events) if event.label == label)


def spot(seen: Visit, n: int) -> tuple[float, float]:
    """Where an event's mark is on the screen."""
    box = seen.page.locator(".tl-plot").bounding_box()
    at = seen.page.evaluate(f"{CHART}.spot({n})")
    assert box
    return box["x"] + at["x"], box["y"] + at["y"] + 4


def shown(seen: Visit) -> int:
    return seen.page.locator(".tl-events > li:visible").count()


def overflow(seen: Visit) -> int:
    return int(
        seen.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


# --------------------------------------------------------------------------- the figure


def test_figure_draws_every_dated_event(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page, at=ALL)
    drawn = seen.page.evaluate(
        f"new Set([...{CHART}.drawn.marks, ...{CHART}.drawn.counts.flatMap((c) => c.events)]).size"
    )
    assert drawn == sum(bool(event.date) for event in STORY.events)
    assert seen.errors == []


TOUCHING = """() => {
  const boxes = { marks: [], counts: [], labels: [] }, plot = document.querySelector(".tl-plot");
  plot.querySelectorAll(".scatterlayer .trace").forEach((trace) => {
    const name = trace.__data__[0].trace.name;
    if (!boxes[name]) return;
    trace.querySelectorAll(name === "labels" ? ".textpoint text" : ".point").forEach((mark) => {
      const box = mark.getBoundingClientRect();
      boxes[name].push({ name, text: mark.textContent, l: box.left, t: box.top, r: box.right, b: box.bottom });
    });
  });
  plot.querySelectorAll(".annotation text").forEach((mark) => {
    const box = mark.getBoundingClientRect();
    boxes.labels.push({ name: "lane", text: mark.textContent, l: box.left, t: box.top, r: box.right, b: box.bottom });
  });
  const all = [...boxes.marks, ...boxes.counts, ...boxes.labels], found = [];
  all.forEach((a, i) => all.slice(0, i).forEach((b) => {
    if (a.l + 2 < b.r && b.l + 2 < a.r && a.t + 3 < b.b && b.t + 3 < a.b) found.push([a, b].map((x) => x.name + " " + x.text).join(" on "));
  }));
  return [boxes.labels.length, found];
}"""


@pytest.mark.parametrize("width", [1200, 700, 340])
def test_marks_counts_and_labels_do_not_touch(width: int, site: Site, open_page: Opener) -> None:
    crowd = replace(long_story(300), events=(*STORY.events, *long_story(300).events))
    for page in (PAGE, render_page(crowd)):
        seen = open_page(site.put("/", page) + ALL, viewport={"width": width, "height": 800})
        seen.page.evaluate("document.querySelector('.tl-chart').open = true")
        seen.page.wait_for_selector(DRAWN)
        for rows in ("participant", "place", "none"):
            seen.page.evaluate(f"{CHART}.rows = '{rows}'; {CHART}.move('all')")
            for _ in range(3):
                seen.page.wait_for_timeout(100)
                labels, touching = seen.page.evaluate(TOUCHING)
                assert touching == []
                seen.page.evaluate(f"{CHART}.move('in')")
            assert labels


def test_hover_shows_the_quote_until_the_pointer_leaves_or_escape(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page)
    at = spot(seen, number("The pier is closed"))
    seen.page.mouse.move(*at, steps=4)
    card = seen.page.locator(".tl-card")
    card.wait_for()
    assert "half past six on Friday evening" in card.locator("blockquote mark").inner_text()
    card.hover()
    seen.page.wait_for_timeout(500)
    assert card.is_visible()
    seen.page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    seen.page.mouse.move(5, 5)
    seen.page.mouse.move(*at, steps=4)
    card.wait_for()
    seen.page.mouse.move(5, 5)
    card.wait_for(state="hidden")


def test_click_goes_to_the_event_and_its_button_comes_back(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page)
    n = number("The pier is closed")
    seen.page.mouse.click(*spot(seen, n))
    assert seen.page.evaluate("document.activeElement.textContent") == "The pier is closed"
    item = seen.page.locator(f"#tl-E{n}")
    assert "tl-now" in (item.get_attribute("class") or "")
    item.locator(".tl-jump").click()
    assert seen.page.evaluate("document.activeElement.className") == "tl-keys"
    assert seen.page.evaluate(f"{CHART}.pinned") == n


def test_chosen_event_shows_what_it_follows_from_and_leads_to(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page)
    assert seen.page.evaluate(f"{CHART}.plot.data[4].x.length") == 0
    seen.page.evaluate(f"{CHART}.stepTo({number('The pier is closed')})")
    until(seen, f"{CHART}.plot.data[4].x.length > 0")
    assert seen.page.locator(".tl-plot .trace.scatter").count() > 0


def test_keyboard_walks_the_figure(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page, at=ALL)
    seen.page.locator(".tl-keys").focus()
    home = seen.page.evaluate(f"{CHART}.range")
    seen.page.keyboard.press("Home")
    assert seen.page.locator(".tl-card-label").inner_text() == STORY.events[0].label
    assert seen.page.evaluate(f"{CHART}.range") == home  # what is in view stays where it is
    seen.page.keyboard.press("ArrowRight")
    assert seen.page.locator(".tl-card-label").inner_text() == STORY.events[1].label
    before = seen.page.evaluate(f"{CHART}.range")
    seen.page.keyboard.press("+")
    after = seen.page.evaluate(f"{CHART}.range")
    assert after[1] - after[0] < before[1] - before[0]
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Home")
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.textContent") == STORY.events[0].label


def test_buttons_do_all_that_a_drag_does(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page, at=ALL)

    def range_() -> list[float]:
        return list(seen.page.evaluate(f"{CHART}.range"))

    whole = range_()
    assert seen.page.locator("[data-zoom=all]").is_disabled()
    seen.page.click("[data-zoom=in]")
    near = range_()
    assert near[1] - near[0] < whole[1] - whole[0]
    seen.page.click("[data-zoom=later]")
    assert range_()[0] > near[0]
    seen.page.click("[data-zoom=earlier]")
    assert range_() == pytest.approx(near)
    seen.page.click("[data-zoom=in]")
    seen.page.click("[data-zoom=out]")
    assert range_() == pytest.approx(near)
    seen.page.click("[data-zoom=all]")
    assert range_() == whole


def test_a_drag_pans_and_the_strip_moves_the_view(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page)
    seen.page.click("[data-zoom=in]")
    seen.page.click("[data-zoom=in]")
    before = seen.page.evaluate(f"{CHART}.range[0]")
    box = seen.page.locator(".tl-strip svg").bounding_box()
    assert box
    seen.page.mouse.click(box["x"] + 5, box["y"] + 10)
    until(seen, f"{CHART}.range[0] < {before}")


def test_rows_are_the_readers_choice(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page)
    seen.page.select_option(".tl-lanes", "source")
    assert seen.page.evaluate(f"{CHART}.layout.lanes[0].name") == "Harbour Post"
    seen.page.select_option(".tl-lanes", "none")
    assert seen.page.evaluate(f"{CHART}.layout.lanes.length") == 1


def test_today_is_drawn_only_if_asked(site: Site, open_page: Opener) -> None:
    assert opened(site, open_page).page.locator(".tl-plot").get_by_text("Today").count() == 0
    page = render_page(STORY, today="2025-08-19")
    assert opened(site, open_page, page).page.locator(".tl-plot").get_by_text("Today").count() == 1


def test_five_thousand_events_are_counted_and_open_on_zoom(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page, render_page(long_story(5000)), at=ALL)
    assert seen.page.locator(".tl-plot .point").count() <= 300
    first = seen.page.evaluate(f"{CHART}.drawn.counts[0].events.length")
    assert first > 1
    seen.page.evaluate(f"{CHART}.openCount({CHART}.drawn.counts[0])")
    span = seen.page.evaluate(f"{CHART}.range[1] - {CHART}.range[0]")
    assert span < 500


def test_a_brief_list_opens_where_it_is_read(site: Site, open_page: Opener) -> None:
    seen = open_page(site.put("/", render_page(long_story(1200))) + "#tl-E700", viewport=WIDE)
    item = seen.page.locator("#tl-E700")
    item.locator("blockquote").wait_for()
    assert "Ship number 700 " in item.inner_text()


# --------------------------------------------------------------------------- search and address


def test_search_and_filters_narrow_list_and_figure(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page)
    seen.page.fill("input[type=search]", "kustenblatt riss")
    until(seen, "document.querySelector('.tl-count').textContent === '1 of 23 events shown.'")
    assert shown(seen) == 1
    assert seen.page.locator(".tl-period:visible").count() == 1  # no heading of what is not shown
    assert seen.page.evaluate(f"{CHART}.drawn.marks.length") >= 1
    assert seen.page.is_checked("[value=all]")
    seen.page.click(".tl-clear")
    assert shown(seen) == KEPT
    seen.page.check("[value=all]")
    seen.page.fill("input[type=search]", "pier")
    until(seen, "!document.querySelector('.tl-clear').hidden")
    seen.page.click(".tl-clear")
    assert shown(seen) == len(STORY.events)
    seen.page.click(".tl-more > summary")
    seen.page.select_option(".tl-status select", "planned")
    until(seen, "document.querySelector('.tl-count').textContent === '2 of 23 events shown.'")
    seen.page.select_option(".tl-status select", "")
    seen.page.select_option(".tl-who select", "Northline Ferries")
    seen.page.fill(".tl-from input", "2025-01-01")
    until(seen, "location.hash.includes('all=1') && location.hash.includes('from=2025-01-01')")
    wide = shown(seen)
    seen.page.check("[value=key]")
    until(seen, "!location.hash.includes('all=1')")
    assert 0 < shown(seen) <= wide


def test_first_comes_what_an_editor_would_keep(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page)
    assert shown(seen) == KEPT
    assert not seen.page.locator("[data-status=hypothetical]").first.is_visible()
    assert seen.page.evaluate(f"{CHART}.drawn.marks.length") <= 2 * KEPT
    seen.page.click(".tl-others")
    assert shown(seen) == len(STORY.events)
    assert not seen.page.locator(".tl-others").is_visible()
    until(seen, "location.hash === '#tl?all=1'")
    seen.page.check("[value=key]")
    until(seen, "location.hash === ''")
    assert shown(seen) == KEPT


def test_a_period_is_narrowed_by_days_or_years(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page, at="#tl?all=1&from=2025-08-15&to=2025-08-16")
    labels = seen.page.locator(".tl-events > li:visible h3").all_inner_texts()
    assert labels[0] == "The pier is closed"
    assert "Divers find a crack in the third pillar" not in labels
    assert "A relief pontoon is to arrive" not in labels
    assert seen.page.input_value(".tl-to input") == "2025-08-16"
    old = replace(STORY.events[0], date="-0043-03-15", earliest="-0043-03-15", latest="-0043-03-15")
    seen = opened(site, open_page, render_page(replace(STORY, events=(old, *STORY.events[1:]))), "#tl?to=1")
    assert seen.page.get_attribute(".tl-to input", "type") == "number"
    assert shown(seen) == 1


def test_a_search_looks_in_all_events_until_it_is_over(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page)
    seen.page.fill("input[type=search]", "torn down")
    until(seen, "document.querySelector('.tl-count').textContent === '1 of 23 events shown.'")
    seen.page.fill("input[type=search]", "")
    until(seen, "document.querySelector('[value=key]').checked")
    assert shown(seen) == KEPT


def test_a_link_to_a_minor_event_shows_it(site: Site, open_page: Opener) -> None:
    minor = number("Ferry traffic doubles")
    seen = open_page(site.put("/", PAGE) + f"#tl-E{minor}", viewport=WIDE)
    item = seen.page.locator(f"#tl-E{minor}")
    item.wait_for()
    assert 0 <= item.bounding_box()["y"] < WIDE["height"]  # type: ignore[index]
    assert seen.page.is_checked("[value=all]")


def test_what_was_chosen_by_hand_is_shown_whole(site: Site, open_page: Opener) -> None:
    seen = open_page(site.put("/", render_page(STORY, top=20)), viewport=WIDE)
    assert shown(seen) == 20
    assert seen.page.locator(".tl-which").count() == 0


@pytest.mark.parametrize("look", [{"viewport": WIDE}, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("kind", ["page", "folder"])
def test_nothing_moves_while_the_page_comes(
    kind: str, look: dict[str, Any], site: Site, open_page: Opener
) -> None:
    if kind == "folder":
        for name, text in assets().items():
            site.put(f"/assets/{name}", text)
    page = render_page(STORY, assets="external" if kind == "folder" else "inline")
    seen = open_page(site.put("/", page), **look)
    if look is PHONE:
        seen.page.wait_for_timeout(800)
    else:
        seen.page.wait_for_selector(DRAWN)
    seen.page.wait_for_timeout(300)
    assert seen.page.evaluate(SHIFT) == 0


def test_the_address_brings_the_view_back(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page)
    seen.page.fill("input[type=search]", "pier")
    seen.page.select_option(".tl-lanes", "place")
    seen.page.click("[data-zoom=in]")
    until(seen, "location.hash.includes('view=') && location.hash.includes('q=pier')")
    again = opened(site, open_page, at=seen.page.evaluate("location.hash"))
    assert again.page.input_value("input[type=search]") == "pier"
    assert again.page.input_value(".tl-lanes") == "place"
    assert shown(again) == shown(seen)
    ranges = [visit.page.evaluate(f"{CHART}.range") for visit in (seen, again)]
    assert ranges[0] == pytest.approx(ranges[1], abs=0.5)


def test_a_deep_link_is_found_and_rung(site: Site, open_page: Opener) -> None:
    seen = open_page(site.put("/", PAGE) + "#tl-E14", viewport=WIDE)
    assert seen.page.locator("#tl-E14").bounding_box()["y"] < WIDE["height"]  # type: ignore[index]
    seen.page.wait_for_selector(DRAWN)
    assert seen.page.evaluate(f"{CHART}.pinned") == 14


def test_a_hosts_own_anchor_is_left_alone(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page, at="#comments")
    seen.page.click("[data-zoom=in]")
    seen.page.click("[data-zoom=all]")
    seen.page.wait_for_timeout(400)
    assert seen.page.evaluate("location.hash") == "#comments"


# --------------------------------------------------------------------------- readers


def test_without_script_the_whole_story_is_there(site: Site, open_page: Opener) -> None:
    seen = open_page(site.put("/", PAGE), java_script_enabled=False)
    assert shown(seen) == 23
    assert not seen.page.locator(".tl-find").is_visible()
    assert seen.page.locator(".tl-strip svg").is_visible()
    assert seen.page.locator(".tl-js:visible").count() == 0
    seen.page.locator("#tl-E9 summary").last.click()
    assert "counted from the day of publication" in seen.page.locator("#tl-E9").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_has_no_sideways_scroll_and_the_figure_folded(
    scheme: str, site: Site, open_page: Opener
) -> None:
    seen = open_page(site.put("/", PAGE), color_scheme=scheme, **PHONE)
    assert overflow(seen) == 0
    assert not seen.page.locator(".tl-plot").is_visible()
    seen.page.tap(".tl-chart > summary")
    seen.page.wait_for_selector(DRAWN)
    assert overflow(seen) == 0
    assert (
        seen.page.evaluate("getComputedStyle(document.querySelector('.tl-plot .nsewdrag')).touchAction")
        != "none"
    )


def test_targets_are_large_enough(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page)
    small = seen.page.evaluate(
        "[...document.querySelectorAll('.tl-root :is(button, select, input, summary)')]"
        ".filter((e) => e.offsetParent && e.type !== 'checkbox')"
        ".filter((e) => e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24)"
        ".map((e) => e.outerHTML)"
    )
    assert small == []


def test_theme_overrides_the_readers_preference(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page, render_page(STORY, theme="light"), color_scheme="dark")
    assert seen.page.evaluate("getComputedStyle(document.querySelector('.tl-root')).colorScheme") == "light"


def test_right_to_left_turns_the_page(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page, render_page(STORY, language="he", words=HEBREW))
    assert overflow(seen) == 0
    date = seen.page.locator("#tl-E9 > p").first.bounding_box()
    label = seen.page.locator("#tl-E9 > h3").bounding_box()
    assert date
    assert label
    assert date["x"] > label["x"]
    assert seen.errors == []


def test_print_has_the_list_and_the_reasons(site: Site, open_page: Opener) -> None:
    seen = opened(site, open_page)
    seen.page.emulate_media(media="print")
    assert not seen.page.locator(".tl-plot").is_visible()
    assert not seen.page.locator(".tl-find").is_visible()
    assert seen.page.locator("#tl-E9 blockquote").first.is_visible()
    assert len(seen.page.pdf()) > 10_000
