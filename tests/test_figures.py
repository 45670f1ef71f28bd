"""Every share among the headline figures has its interval."""

import re
from pathlib import Path

FIGURES = Path(__file__).resolve().parents[1] / "docs" / "figures.md"
_SHARE, _INTERVAL = re.compile(r"\d+ of \d+|\d %"), re.compile(r"\([\d.]+ to [\d.]+ %")


def measured():
    """Return by figure what was measured, those of the table of targets."""
    table = FIGURES.read_text(encoding="utf-8").split("## Targets")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    return {row[0]: row[1] for row in rows[1:]}


def test_a_share_that_was_measured_has_its_interval():
    shares = {name: text for name, text in measured().items() if _SHARE.search(text)}
    assert len(shares) > 10
    assert {name: text for name, text in shares.items() if not _INTERVAL.search(text)} == {}
