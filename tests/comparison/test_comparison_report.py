"""A report of evaluations as `hcvla eval` writes them: what its cells say, and that no other file is needed."""

import base64
import io
import json
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser

import av
import numpy as np
import pytest
from PIL import Image

from hcvla.api.outcomes import Outcome
from hcvla.cli.main import main
from hcvla.comparison import report as reports
from hcvla.comparison.benches import NotABenchError
from hcvla.comparison.evaluated import NotAnEvaluationError, read_evaluation
from hcvla.comparison.picture import success_by_level
from hcvla.comparison.report import ReportError, compare, read_all
from hcvla.comparison.rows import Unmeasured, rows_of
from hcvla.comparison.small_film import FilmError
from hcvla.evaluation.episode import EpisodeResult
from hcvla.evaluation.failure_attribution import Cause
from hcvla.evaluation.report import Report
from hcvla.evaluation.request import EvaluationRequest

GOOD = EpisodeResult(
    task="pick", seed=5, sentence="lift it", outcome=Outcome.DONE, message="", goal_holds=True, planner_calls=2
)
BAD = replace(
    GOOD,
    seed=6,
    goal_holds=False,
    outcome=Outcome.NOT_GRASPED,
    message="empty | <hand>",
    cause=Cause.SKILL,
    subtasks=1,
)
WRONG = replace(BAD, seed=7, cause=Cause.PLANNER, outcome=Outcome.NOT_UNDERSTOOD)


@pytest.fixture
def evaluated(tmp_path):
    """Writes an evaluation as `hcvla eval` does; returns its folder."""

    def write(name, *results, suite="pick", **settings):
        out = tmp_path / name
        request = EvaluationRequest(out=out, suite=suite, episodes=len(results), seed=5, video=False, **settings)
        request.begin()
        lines = [json.dumps(result.as_json() | {"commit": "abc"}) + "\n" for result in results]
        request.episodes_file.write_text("".join(lines))
        Report(request, results, ("abc",)).write()
        return out

    return write


def table(report, title):
    return next(table for table in report.tables if table.title == title)


def cells(report, title, row):
    found = table(report, title)
    line = next(line for line in found.rows if line[0] == row)
    return dict(zip(found.head, line, strict=True))


def film(path, noise=0):
    """Write ten frames that grow lighter; noise up to so many steps of brightness makes the film larger."""
    path.parent.mkdir(exist_ok=True)
    rng = np.random.default_rng(0)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10, options={"crf": "30"})
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for shade in range(0, 250, 25):
            picture = np.minimum(shade + rng.integers(0, noise + 1, (64, 64, 3)), 255).astype(np.uint8)
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


def test_a_cell_has_rate_interval_counts_and_says_that_it_is_of_few(evaluated):
    report = compare([read_evaluation(evaluated("a", GOOD, BAD, perception="privileged"))])
    row = cells(report, "Systems by level of task", "reference programs + scripts")
    # 1 of 2: Wilson 9.5 to 90.5 %
    assert row["L0"] == row["all tasks"] == "50.0 % (9.5 to 90.5; 1 of 2)\N{DAGGER}"
    assert row["poses from"] == "simulator"


def test_fifty_episodes_are_not_few(evaluated):
    many = [replace(GOOD, seed=seed) for seed in range(5, 55)]
    report = compare([read_evaluation(evaluated("a", *many))])
    assert cells(report, "Every task", "pick")["reference programs + scripts"] == "100.0 % (92.9 to 100.0; 50 of 50)"


def test_evaluations_of_one_name_share_a_row_and_each_world_has_its_column(evaluated):
    given = [
        evaluated("plain", GOOD),
        evaluated("pairs", BAD, split="pairs"),
        evaluated("moved", GOOD, BAD, perturbation="object_moved"),
    ]
    report = compare([read_evaluation(folder, "ours") for folder in given])
    assert len(table(report, "Systems by level of task").rows) == 3  # ours, and two published
    assert cells(report, "What is new to the system", "ours")["new pairs"].startswith("0.0 %")
    assert cells(report, "What is new to the system", "ours")["nothing new"].startswith("100.0 %")
    assert cells(report, "Disturbed worlds", "ours")["object moved"].startswith("50.0 %")
    assert cells(report, "Disturbed worlds", "ours")["nothing"].startswith("100.0 %")


def test_without_held_out_or_disturbed_worlds_there_are_no_such_tables(evaluated):
    titles = [table.title for table in compare([read_evaluation(evaluated("a", GOOD))]).tables]
    assert "What is new to the system" not in titles
    assert "Disturbed worlds" not in titles
    assert "Planners apart from skills" not in titles


def test_a_task_that_is_never_trained_on_is_new_without_any_split(evaluated):
    composed = replace(BAD, task="stack_reversed", seed=5)
    report = compare([read_evaluation(evaluated("a", GOOD, composed, suite="pick,stack_reversed"))])
    row = cells(report, "What is new to the system", "reference programs + scripts")
    assert row["nothing new"].startswith("100.0 %")
    assert row["new compositions"].startswith("0.0 %")
    assert "(stack_reversed)" in table(report, "What is new to the system").text


def test_planners_are_judged_apart_from_skills(evaluated):
    folder = evaluated("vlm", GOOD, BAD, WRONG, planner="default")
    row = cells(compare([read_evaluation(folder)]), "Planners apart from skills", "VLM + scripts")
    assert (row["charged to the planner"], row["of these with motion"], row["questions an episode"]) == (
        "1",
        "1",
        "2.0",
    )


def test_a_planner_that_is_told_less_has_a_row_of_its_own(evaluated):
    given = [evaluated("full", GOOD, planner="default"), evaluated("none", BAD, planner="default", memory="none")]
    names = [row[0] for row in table(compare([read_evaluation(each) for each in given]), "Memory").rows]
    assert names == ["VLM + scripts", "VLM + scripts, no memory"]


def test_remembering_is_compared_on_the_tasks_that_all_have_in_common(evaluated):
    both = evaluated(
        "full", replace(GOOD, task="swap"), replace(BAD, task="pick"), suite="swap,pick", planner="default"
    )
    less = evaluated("none", replace(BAD, task="swap", seed=5), suite="swap", planner="default", memory="none")
    row = cells(
        compare([read_evaluation(both), read_evaluation(less)]), "What remembering is worth", "default + oracle"
    )
    assert row["tasks"] == "1"
    assert row["everything"].endswith("1 of 1)\N{DAGGER}")
    assert row["nothing"].endswith("0 of 1)\N{DAGGER}")
    assert row["code cache"] == "-"


def test_a_name_of_ones_own_still_says_what_the_planner_was_told(evaluated):
    assert read_evaluation(evaluated("a", BAD, planner="default", memory="code"), "ours").system == "ours, code cache"


def test_what_was_not_measured_says_so_and_what_would_measure_it(evaluated):
    report = compare([read_evaluation(evaluated("a", GOOD))], unmeasured=[Unmeasured("flat", "hcvla eval --skills x")])
    assert cells(report, "Systems by level of task", "flat")["all tasks"] == "not measured"
    assert cells(report, "Where the figures come from", "flat")["command"] == "`hcvla eval --skills x`"
    assert all(line[0] != "flat" for line in table(report, "Why episodes failed").rows)


@pytest.mark.parametrize(
    ("planner", "skills", "named"),
    [
        ("oracle", "oracle", "none"),
        ("default", "diffusion", "models/planner, models/policy"),
        ("oracle", "out/flat/policy", "out/flat/policy"),
    ],
)
def test_every_figure_names_its_checkpoints(evaluated, planner, skills, named, monkeypatch):
    monkeypatch.setattr("hcvla.evaluation.request.check_skills", lambda spec: None)
    monkeypatch.setattr("hcvla.evaluation.request.does_whole_tasks", lambda spec: False)
    evaluation = read_evaluation(evaluated("a", GOOD, planner=planner, skills=skills), "ours")
    assert cells(compare([evaluation]), "Where the figures come from", "ours")["checkpoints"] == named


def test_failures_are_counted_by_their_cause(evaluated):
    row = cells(
        compare([read_evaluation(evaluated("a", GOOD, BAD, WRONG))]),
        "Why episodes failed",
        "reference programs + scripts",
    )
    assert (row["episodes"], row["failed"], row["skill"], row["planner"], row["time"]) == ("3", "2", "1", "1", "")


def test_tasks_about_memory_stand_apart(evaluated):
    swapped = replace(GOOD, task="restore")
    report = compare(
        [read_evaluation(evaluated("a", swapped, replace(BAD, task="pick", seed=5), suite="restore,pick"))]
    )
    row = cells(report, "Memory", "reference programs + scripts")
    assert row["must remember"].startswith("100.0 %")
    assert row["need not"].startswith("0.0 %")


def test_a_repeated_episode_counts_once_with_its_last_result(evaluated):
    folder = evaluated("a", BAD, replace(BAD, goal_holds=True, outcome=Outcome.DONE, cause=None))
    assert [episode.success for episode in read_evaluation(folder).episodes] == [True]


def test_every_figure_names_seeds_commit_and_command(evaluated):
    row = cells(
        compare([read_evaluation(evaluated("a", GOOD, BAD))]),
        "Where the figures come from",
        "reference programs + scripts",
    )
    assert (row["seeds"], row["commit"], row["episodes"]) == ("5 to 6", "abc", "2")
    assert row["command"].startswith("`hcvla eval --planner oracle")


def test_a_task_name_with_a_bar_does_not_break_the_markdown(evaluated):
    report = compare([read_evaluation(evaluated("a", BAD), "one | two")])
    assert "| one \\| two | cameras |" in report.as_markdown()


class Page(HTMLParser):
    """Notes what a browser would load, and whether every tag is closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.loaded, self.shown = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.loaded += [value for name, value in attributes if name == "src"]
        if tag not in ("meta", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.shown.append(data)


def test_the_page_needs_no_other_file_and_holds_the_film_of_a_failure(evaluated):
    folder = evaluated("a", GOOD, BAD)
    film(folder / "videos" / "pick-6.mp4")
    film(folder / "videos" / "pick-5.mp4")
    page = Page(compare([read_evaluation(folder)]).as_html())
    assert page.open == []
    kinds = [loaded.partition(",")[0] for loaded in page.loaded]
    assert kinds == ["data:image/svg+xml;base64", "data:video/mp4;base64"], "one film: that of the failure"
    with av.open(io.BytesIO(base64.b64decode(page.loaded[1].partition(",")[2]))) as shown:
        shades = [frame.to_ndarray(format="rgb24").mean() for frame in shown.decode(video=0)]
    assert shades == pytest.approx(range(0, 250, 25), abs=4), "every picture of it, in order"
    assert any("empty | <hand>" in text for text in page.shown)


def test_films_that_do_not_fit_are_left_out_largest_first(evaluated, monkeypatch):
    folder = evaluated("a", BAD, WRONG)
    film(folder / "videos" / "pick-6.mp4")
    film(folder / "videos" / "pick-7.mp4", noise=200)
    small, large = sorted(len(clip.film) for clip in compare([read_evaluation(folder)]).clips)
    monkeypatch.setattr(reports, "_CLIP_BUDGET_BYTES", small + large - 1)
    (clip,) = compare([read_evaluation(folder)]).clips
    assert "pick, seed 6" in clip.caption


def test_of_several_films_the_shortest_episode_is_shown(evaluated):
    folder = evaluated("a", replace(BAD, control_steps=90), replace(BAD, seed=7, control_steps=30))
    film(folder / "videos" / "pick-6.mp4")
    film(folder / "videos" / "pick-7.mp4")
    (clip,) = compare([read_evaluation(folder)]).clips
    assert "pick, seed 7" in clip.caption


def test_a_film_that_is_broken_is_named(evaluated):
    folder = evaluated("a", BAD)
    film(folder / "videos" / "pick-6.mp4")
    (folder / "videos" / "pick-6.mp4").write_bytes(b"x" * 100)
    with pytest.raises(FilmError, match=r"pick-6\.mp4 cannot be shown"):
        compare([read_evaluation(folder)])


def test_a_page_that_is_too_large_is_refused(evaluated, monkeypatch, tmp_path):
    monkeypatch.setattr(reports, "PAGE_LIMIT_BYTES", 1000)
    with pytest.raises(ReportError, match="give fewer evaluations"):
        compare([read_evaluation(evaluated("a", GOOD))]).write(tmp_path / "report")


def test_the_same_figures_give_the_same_files(evaluated, tmp_path):
    report = compare([read_evaluation(evaluated("a", GOOD, BAD))])
    first = [file.read_bytes() for file in report.write(tmp_path / "one")]
    assert [file.read_bytes() for file in report.write(tmp_path / "two")] == first


def test_a_level_that_a_system_was_not_measured_in_has_no_bar(evaluated):
    both = read_evaluation(evaluated("a", GOOD, replace(GOOD, task="swap"), suite="pick,swap"), "both")
    one = read_evaluation(evaluated("b", GOOD), "one")
    picture = success_by_level(rows_of([both, one])).decode()
    # Levels L0 and L1 and all tasks: three bars of the first, two of the second, each with its patch and the legend's.
    assert [picture.count(f"fill: {color}") for color in ("#30638e", "#d1495b")] == [3 + 1, 2 + 1]


def test_the_verb_writes_the_report_of_named_folders_and_figures(evaluated, tmp_path, capsys):
    bench = tmp_path / "bench-ros.json"
    record = {"name": "round trip", "value": 2.5, "unit": "ms", "target": "value <= 3", "holds": True, "note": "once"}
    origin = {"command": "hcvla bench ros", "commit": "0123456789abcdef"}
    bench.write_text(json.dumps([record | origin, record | origin]))
    out, absent = tmp_path / "report", "flat=hcvla train --out=x"
    words = ["report", f"ours={evaluated('a', GOOD)}", f"Latency={bench}", "--unmeasured", absent, "--out", str(out)]
    assert main(words) == 0
    assert capsys.readouterr().out.split() == [str(out / name) for name in ("report.md", "success.svg", "report.html")]
    text = (out / "report.md").read_text()
    assert "| ours | cameras |" in text
    assert "| round trip | 2.5 ms | value <= 3 | yes | once |" in text
    assert "## Measured: Latency\n\nhcvla bench ros, commit 0123456789ab\n\n|" in text
    assert "| `hcvla train --out=x` |" in text


@pytest.mark.parametrize(
    ("make", "line"),
    [
        (lambda folder: None, "holds no evaluation: .*results.json: No such file"),
        (lambda folder: (folder / "results.json").write_text("{"), "JSONDecodeError"),
        (lambda folder: (folder / "results.json").write_text("{}"), "KeyError: 'tasks'|episodes.jsonl: No such file"),
    ],
)
def test_a_folder_that_holds_no_evaluation_is_named(tmp_path, make, line):
    make(tmp_path)
    with pytest.raises(NotAnEvaluationError, match=line):
        read_evaluation(tmp_path)


@pytest.mark.parametrize("content", ["", "[3]", '[{"name": "x"}]'])
def test_a_file_that_holds_no_figures_is_named(tmp_path, content):
    file = tmp_path / "bench.json"
    file.write_text(content)
    with pytest.raises(NotABenchError, match=re.escape(str(file))):
        read_all([str(file)])


def test_nothing_to_compare_is_refused(tmp_path, capsys):
    bench = tmp_path / "bench.json"
    bench.write_text("[]")
    assert main(["report", str(bench), "--out", str(tmp_path)]) == 1
    assert "no evaluation was given" in capsys.readouterr().err


BROWSERS = ("chromium", "chromium-browser", "google-chrome", "firefox")


def test_a_real_browser_shows_the_page(evaluated, tmp_path):
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        pytest.skip(f"none of {', '.join(BROWSERS)} is installed")
    page = compare([read_evaluation(evaluated("a", GOOD, BAD))]).write(tmp_path / "report")[-1]
    picture = tmp_path / "page.png"
    options = ["--headless", f"--screenshot={picture}", "--window-size=1200,900", f"file://{page}"]
    safe = ["--no-sandbox"] if "chrom" in browser else []
    subprocess.run([browser, *safe, *options], check=True, timeout=60, capture_output=True)
    shown = np.asarray(Image.open(picture).convert("RGB")).reshape(-1, 3)
    bars = (np.abs(shown.astype(int) - (0x30, 0x63, 0x8E)).max(axis=1) < 8).mean()
    # Half of a 9 x 4 inch picture's height, in two places of 0.8 widths: a hundredth of the window at the least.
    assert bars > 0.01, "the picture within the page is drawn"
