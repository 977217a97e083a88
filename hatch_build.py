"""Bring plotly.js's basic bundle into the package while it is built, or by hand: `python hatch_build.py`.

The bundle is not kept in the repository: npm fetches the version that `package-lock.json` pins. Where npm
or its registry is missing the build goes on, and pages are made with the larger bundle of the plotly wheel.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

PACKAGE = "plotly.js-basic-dist-min"
VENDOR = Path("timeline/render/static/vendor")
FILES = {"plotly-basic.min.js": "plotly-basic.min.js", "LICENSE": "plotly-basic.LICENSE.txt"}
LOCKED = ("package.json", "package-lock.json", ".npmrc")


def vendor(root: Path) -> str:
    """Copy the pinned bundle into the package and say in one line what was done."""
    pinned = json.loads((root / "package.json").read_text(encoding="utf-8"))["dependencies"][PACKAGE]
    target = root / VENDOR
    if _present(target, pinned):
        return f"{PACKAGE} {pinned} is in place"
    npm = shutil.which("npm")
    if npm is None:
        return f"npm is missing: pages will carry the plotly wheel's own, larger bundle instead of {PACKAGE}"
    with tempfile.TemporaryDirectory() as folder:
        for name in LOCKED:
            shutil.copy(root / name, folder)
        command = [npm, "ci", "--omit=dev", "--ignore-scripts"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            return f"npm could not fetch {PACKAGE} ({reason}): pages will carry the plotly wheel's own bundle"
        target.mkdir(parents=True, exist_ok=True)
        for source, name in FILES.items():
            shutil.copy(Path(folder, "node_modules", PACKAGE, source), target / name)
    return f"{PACKAGE} {pinned} copied to {VENDOR}"


def _present(target: Path, version: str) -> bool:
    """Whether the folder has the bundle in that version, by the bundle's own first lines."""
    bundle = target / "plotly-basic.min.js"
    return bundle.is_file() and f"v{version}\n" in bundle.read_text(encoding="utf-8")[:200]


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand, without the build tool
    BuildHookInterface = object


class VendorHook(BuildHookInterface):  # type: ignore[misc, valid-type]
    """Runs before every wheel, editable ones too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Fetch the bundle and have the wheel include it although git ignores it."""
        self.app.display_info(vendor(Path(self.root)))
        build_data["artifacts"].append(f"{VENDOR.as_posix()}/*")


if __name__ == "__main__":
    sys.stdout.write(vendor(Path(__file__).parent) + "\n")
