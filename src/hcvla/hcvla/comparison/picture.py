"""The picture of a report: success by level of task, a bar for each system."""

from __future__ import annotations

import io
from collections.abc import Sequence

from hcvla.comparison.rows import Row, in_order
from hcvla.comparison.tables import LEVELS, level_of_tasks

_WIDTH_IN, _HEIGHT_IN = 9.0, 4.0
_GROUP = 0.8
"""Share of a level's place that its bars fill."""
_COLORS = ("#30638e", "#d1495b", "#edae49", "#00798c", "#8d96a3", "#6a4c93", "#52796f")
"""They differ in lightness, so that people with the usual color blindness can distinguish them too."""


def success_by_level(rows: Sequence[Row]) -> bytes:
    """Return an SVG image of each row's success by level and over all tasks, with Wilson's intervals."""
    import matplotlib
    from matplotlib.figure import Figure

    levels = level_of_tasks(rows)
    groups = [*in_order(levels.values(), LEVELS), "all tasks"]
    shown = [row for row in rows if row.episodes()]
    figure = Figure(figsize=(_WIDTH_IN, _HEIGHT_IN), layout="constrained")
    axes = figure.subplots()
    width = _GROUP / max(1, len(shown))
    for number, row in enumerate(shown):
        rates = [row.rate(tasks=None if group == groups[-1] else _tasks(levels, group)) for group in groups]
        # Nothing measured, no bar.
        there = [place for place, rate in enumerate(rates) if rate.episodes]
        rates = [rates[place] for place in there]
        places = [place - _GROUP / 2 + width * (number + 0.5) for place in there]
        errors = [
            [100.0 * (rate.share - rate.interval[0]) for rate in rates],
            [100.0 * (rate.interval[1] - rate.share) for rate in rates],
        ]
        axes.bar(
            places,
            [100.0 * rate.share for rate in rates],
            width,
            yerr=errors,
            label=row.name,
            color=_COLORS[number % len(_COLORS)],
            error_kw={"elinewidth": 1, "capsize": 2, "ecolor": "#333333"},
        )
    axes.set_xticks(range(len(groups)), groups)
    axes.set_ylim(0.0, 100.0)
    axes.set_ylabel("episodes that succeeded [%]")
    axes.spines[["top", "right"]].set_visible(False)
    figure.legend(loc="outside upper center", ncols=min(3, max(1, len(shown))), frameon=False, fontsize="small")
    file = io.BytesIO()
    # No date and no random names: the same figures give the same file.
    with matplotlib.rc_context({"svg.hashsalt": "hcvla"}):
        figure.savefig(file, format="svg", metadata={"Date": None})
    return file.getvalue()


def _tasks(levels: dict[str, str], level: str) -> list[str]:
    return [task for task in levels if levels[task] == level]
