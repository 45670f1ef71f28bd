"""A report of many evaluations: Markdown with a picture, and one HTML page that needs no other file."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hcvla.api.errors import HcvlaError
from hcvla.comparison import tables
from hcvla.comparison.benches import read_bench
from hcvla.comparison.clips import FailureClip, failure_clips
from hcvla.comparison.evaluated import Evaluated, read_evaluation
from hcvla.comparison.picture import success_by_level
from hcvla.comparison.rows import Row, Unmeasured, rows_of
from hcvla.comparison.tables import ReportTable

MARKDOWN, PAGE, PICTURE = "report.md", "report.html", "success.svg"
PAGE_LIMIT_BYTES = 15_000_000
"""Of the HTML page; what is sent by mail or shown by a forge without being cut off."""
_CLIP_BUDGET_BYTES = 10_000_000
"""Of all films: base64 makes them a third larger, and the rest of the page needs room too."""
_TEMPLATE = "report.html.j2"
_INTRODUCTION = (
    "A system is a planner, which writes the program of a task, and skills, which carry out its calls. Planners: "
    '"VLM" is the planner that ships with hcvla and is given the sentence; "reference programs" are each task\'s own. '
    'Skills: "scripts", or the "diffusion" policy that learned from them. All is in simulation (MuJoCo, Franka FR3); '
    "an episode is one scene with its sentence, both drawn from a seed."
)
"""What a stranger must know to read the first table."""


class ReportError(HcvlaError):
    """A report cannot be made."""


@dataclass(frozen=True)
class ComparisonReport:
    """Everything that a report shows."""

    rows: tuple[Row, ...]
    tables: tuple[ReportTable, ...]
    clips: tuple[FailureClip, ...]

    @cached_property
    def picture(self) -> bytes:
        """Success by level of task, an SVG image."""
        return success_by_level(self.rows)

    def as_markdown(self) -> str:
        """Return the report for a forge or a terminal; the picture is next to it."""
        parts = ["# Report", _INTRODUCTION, f"![Success by level of task]({PICTURE})"]
        for table in self.tables:
            parts += [f"## {table.title}", *filter(None, [table.text]), _markdown(table)]
        return "\n\n".join(parts) + "\n"

    def as_html(self) -> str:
        """Return the report as one page, picture and films within it."""
        import jinja2

        environment = jinja2.Environment(
            loader=jinja2.PackageLoader("hcvla.comparison", "."), autoescape=True, undefined=jinja2.StrictUndefined
        )
        films = [(clip.caption, base64.b64encode(clip.film).decode()) for clip in self.clips]
        picture = base64.b64encode(self.picture).decode()
        return environment.get_template(_TEMPLATE).render(
            introduction=_INTRODUCTION, tables=self.tables, films=films, picture=picture
        )

    def write(self, out: Path) -> list[Path]:
        """Write Markdown, picture and page into a folder; raise ReportError."""
        page = self.as_html()
        if len(page.encode()) > PAGE_LIMIT_BYTES:
            size, limit = len(page) / 1e6, PAGE_LIMIT_BYTES / 1e6
            raise ReportError(f"the page would have {size:.1f} MB, expected at most {limit:g}; give fewer evaluations")
        files = {MARKDOWN: self.as_markdown().encode(), PICTURE: self.picture, PAGE: page.encode()}
        try:
            out.mkdir(parents=True, exist_ok=True)
            for name, content in files.items():
                (out / name).write_bytes(content)
        except OSError as error:
            raise ReportError(f"{error.filename or out} cannot be written: {error.strerror}") from error
        return [out / name for name in files]


def compare(
    evaluations: Sequence[Evaluated], benches: Iterable[ReportTable] = (), unmeasured: Sequence[Unmeasured] = ()
) -> ComparisonReport:
    """Return the report of some evaluations and measurements; raise ReportError if there is nothing to compare.

    `unmeasured` are systems that a reader would miss.
    """
    if not evaluations:
        raise ReportError("no evaluation was given; expected folders that `hcvla eval --out` wrote")
    rows = rows_of(evaluations)
    made = [
        tables.by_level(rows, unmeasured),
        tables.by_split(rows),
        tables.by_disturbance(rows),
        tables.by_memory(rows),
        tables.by_remembering(rows),
        tables.by_planner(rows),
        tables.by_cause(rows),
        tables.by_task(rows),
        *benches,
        tables.sources(rows, unmeasured),
    ]
    shown = tuple(table for table in made if table is not None)
    return ComparisonReport(tuple(rows), shown, tuple(failure_clips(rows, _CLIP_BUDGET_BYTES)))


def read_all(given: Iterable[str]) -> tuple[list[Evaluated], list[ReportTable]]:
    """Read folders of evaluations and JSON files of benches, "NAME=PATH" for a name of one's own.

    Raises NotAnEvaluationError or NotABenchError.
    """
    evaluations, benches = [], []
    for text in given:
        name, _, path = text.rpartition("=")
        if path.endswith(".json"):
            benches.append(read_bench(Path(path), name))
        else:
            evaluations.append(read_evaluation(Path(path), name))
    return evaluations, benches


def _markdown(table: ReportTable) -> str:
    lines = [table.head, tuple("---" for _ in table.head), *table.rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
