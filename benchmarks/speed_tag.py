"""Words per second of tagging alone, beside dateparser's search and chrono-node, on the same text in one run.

    speed_tag.py FOLDER… [--seconds 3] [--chrono NODE_MODULES]

FOLDER holds articles, or TimeML documents. dateparser reads as many whole articles as fit its time. chrono-node is run
where `--chrono` names a folder that `npm install chrono-node` has filled. Seconds are of processor time, so that a busy machine
tells the same; one process each.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.tag import tag_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SECONDS = 3.0

CHRONO = """
const chrono = require(process.argv.at(-1) + "/chrono-node");
const input = JSON.parse(require("fs").readFileSync(0, "utf8"));
chrono.parse(input.texts[0]);
const used = () => { const spent = process.cpuUsage(); return (spent.user + spent.system) / 1e6; };
const start = used();
let words = 0;
while (used() - start < input.seconds)
  input.texts.forEach((text, i) => { chrono.parse(text, new Date(2025, 7, 16)); words += input.words[i]; });
console.log(JSON.stringify(words / (used() - start)));
"""


def words_a_second(work: Callable[[str], object], texts: Sequence[str], seconds: float = SECONDS) -> float:
    """How fast `work` goes through the texts, round and round, after one call that warms it up."""
    work(texts[0])
    done, start = 0, time.process_time()
    while True:
        for text in texts:
            work(text)
            done += len(text.split())
            passed = time.process_time() - start
            if passed >= seconds:
                return done / passed


def tagging(texts: Sequence[str], seconds: float = SECONDS) -> float:
    """Words per second of this project's tagger."""
    return words_a_second(tag_text, texts, seconds)


def dateparser_search(texts: Sequence[str], seconds: float = SECONDS) -> float:
    """Words per second of `dateparser.search.search_dates` in English."""
    from dateparser.search import search_dates

    return words_a_second(lambda text: search_dates(text, languages=["en"]), texts, seconds)


def chrono_node(texts: Sequence[str], modules: Path, seconds: float = SECONDS) -> float | None:
    """Words per second of chrono-node, None where node or the package is missing."""
    node = shutil.which("node")
    if node is None or not (modules / "chrono-node").is_dir():
        return None
    data = {"texts": list(texts), "words": [len(text.split()) for text in texts], "seconds": seconds}
    command = [node, "-e", CHRONO, "--", str(modules.resolve())]
    ran = subprocess.run(command, input=json.dumps(data), capture_output=True, text=True, check=False)
    return float(ran.stdout) if ran.returncode == 0 else None


def read_texts(folders: Sequence[Path]) -> list[str]:
    """The texts of articles and TimeML documents."""
    from tag_timeml import read_tml

    from timeline import read_articles

    texts = []
    for folder in folders:
        documents = sorted(folder.glob("*.tml"))
        found = [read_tml(path) for path in documents] if documents else list(read_articles(folder))
        texts += [article.text for article in found]
    return texts


def report(texts: Sequence[str], *, seconds: float = SECONDS, chrono: Path | None = None) -> None:
    """Print the table."""
    print(f"{len(texts)} texts, {sum(len(text.split()) for text in texts):,} words, one core")
    print(f"  tagging alone                     {tagging(texts, seconds):12,.0f} words/s")
    print(f"  dateparser.search.search_dates    {dateparser_search(texts, seconds):12,.0f} words/s")
    fast = chrono_node(texts, chrono, seconds) if chrono else None
    print(f"  chrono-node                       {f'{fast:12,.0f} words/s' if fast else '     not run'}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--chrono", type=Path, metavar="NODE_MODULES")
    options = parser.parse_args()
    report(read_texts(options.folders), seconds=options.seconds, chrono=options.chrono)


if __name__ == "__main__":
    main()
