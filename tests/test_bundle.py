"""plotly.js: one version everywhere, and its style rules read out whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import hatch_build
from timeline.render import bundle

ROOT = Path(__file__).parent.parent
PACKAGE = "plotly.js-basic-dist-min"


def test_npm_pin_lock_and_wheel_agree() -> None:
    pinned = json.loads((ROOT / "package.json").read_text())["dependencies"][PACKAGE]
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert lock[f"node_modules/{PACKAGE}"]["version"] == pinned == bundle.wheel_bundle().version


def test_lock_names_no_registry_host() -> None:
    for lock in ROOT.glob("**/package-lock.json"):
        if "node_modules" not in lock.parts:
            assert "resolved" not in lock.read_text(), lock


def test_bundle_in_use_has_the_wheels_version_and_rules() -> None:
    used, full = bundle.plotly_bundle(), bundle.wheel_bundle()
    assert used.version == full.version
    assert used.styles == full.styles
    assert (bundle.notice() is None) == used.basic
    assert used.basic is False or len(used.script) < len(full.script) / 2


def test_style_rules_are_scoped_to_plots() -> None:
    lines = bundle.wheel_bundle().styles.splitlines()
    assert len(lines) > 25
    assert not [line for line in lines if "modebar" in line]
    for line in lines:
        selectors = line.partition("{")[0].split(",")
        assert all(name.strip().startswith(".js-plotly-plot .plotly") for name in selectors)
        assert line.count("{") == line.count("}") == 1


def test_first_rule_in_the_bundle_is_the_last_in_the_sheet() -> None:
    lines = bundle.wheel_bundle().styles.splitlines()
    assert lines[-1].startswith(".js-plotly-plot .plotly,.js-plotly-plot .plotly div {")


def test_build_goes_on_without_npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "package.json").write_text((ROOT / "package.json").read_text())
    monkeypatch.setenv("PATH", str(tmp_path))
    assert hatch_build.vendor(tmp_path).startswith("npm is missing")


def test_build_goes_on_without_a_registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in hatch_build.LOCKED:
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'npm error network unreachable' >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert "network unreachable" in hatch_build.vendor(tmp_path)
    assert not (tmp_path / hatch_build.VENDOR).exists()


def test_bundle_in_place_is_not_fetched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "package.json").write_text((ROOT / "package.json").read_text())
    version = bundle.wheel_bundle().version
    target = tmp_path / hatch_build.VENDOR
    target.mkdir(parents=True)
    (target / bundle.VENDORED).write_text(f"/**\n* plotly.js (basic - minified) v{version}\n*/")
    monkeypatch.setenv("PATH", "")
    assert hatch_build.vendor(tmp_path).endswith("is in place")


def test_page_carries_the_wheels_bundle_where_the_small_one_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bundle, "VENDORED", "not-there.js")
    bundle.plotly_bundle.cache_clear()
    try:
        assert bundle.plotly_bundle() is bundle.wheel_bundle()
        assert "MB" in (bundle.notice() or "")
    finally:
        bundle.plotly_bundle.cache_clear()
