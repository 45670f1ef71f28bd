"""The bench of strangers' sentences: its lists, what counts as right, refused and wrong; training has none of them."""

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.command import BenchRequest
from benchmarks.planned import rest_unmoved
from benchmarks.strangers import (
    DEVELOPMENT,
    Judged,
    Sentence,
    StrangersBenchConfig,
    bench_strangers,
    judge,
    objects_on,
    read_sentences,
    records_of,
)

import hcvla
from benchmarks import strangers
from hcvla.api.functions import ROBOT_API
from hcvla.evaluation.planner import PlannedRequest
from hcvla.goals.goal import Goal
from hcvla.planner.checks.ideal_run import IdealRun
from hcvla.planner.planner import PlanAnswer
from hcvla.tasks.language.samples import SampleConfig, SampleSource

SEED = 301
TO_TRAY = ("pick(get_actor('red cube'))", "place(get_actor('green tray'))")
ON_TRAY = Sentence(by="test", seed=SEED, kind="plain", say="red onto green", goal="on('red cube', 'green tray')")
TO_REFUSE = replace(ON_TRAY, say="fry the red cube", goal="")
SAID = read_sentences()


class Answers:
    """A planner that writes these lines, one after the other, and then says that it is done or gives up."""

    def __init__(self, *lines, refusal=""):
        self.lines, self.refusal = lines, refusal

    def plan(self, request):
        if len(request.past) < len(self.lines):
            return PlanAnswer(self.lines[len(request.past)])
        return PlanAnswer(done=not self.refusal, refusal=self.refusal)


def plain(text):
    return " ".join(re.findall(r"\w+", text.lower()))


def test_the_lists_have_different_sentences_to_do_and_to_refuse():
    written = {"first": 120, "second": 60, "third": 70, "fourth": 120, "fifth": 130, "sixth": 130, "seventh": 130}
    assert Counter(said.by for said in SAID) == written
    to_refuse = Counter(said.by for said in SAID if not said.goal)
    assert to_refuse == {"first": 30, "second": 15, "third": 20, "fourth": 30, "fifth": 30, "sixth": 30, "seventh": 30}
    # Two people may say the same of two tables, but nobody says it twice of one.
    assert len({(plain(said.say), said.seed, said.by) for said in SAID}) == len(SAID)


def test_the_sentences_for_development_are_others_on_other_tables():
    developed = read_sentences(DEVELOPMENT)
    assert Counter((said.by, bool(said.goal)) for said in developed) == {
        ("first", True): 110, ("first", False): 40, ("second", True): 110, ("second", False): 40,
    }  # fmt: skip
    assert {said.seed for said in developed}.isdisjoint(said.seed for said in SAID)
    assert {plain(said.say) for said in developed}.isdisjoint(plain(said.say) for said in SAID)


def test_every_goal_can_be_tested_on_its_table_and_hardly_any_holds_before_anything_moved():
    held_already = []
    for said in (*SAID, *read_sentences(DEVELOPMENT)):
        names = [item.name for item in objects_on(said.seed)]
        assert said.held is None or said.held in names
        if said.goal:
            goal = Goal.parse(rest_unmoved(said.goal, objects_on(said.seed)), names)
            assert set(names) == goal.names
            with IdealRun(objects_on(said.seed), ROBOT_API, said.held, goal) as run:
                held_already += [said.say] if run.reached else []
    assert held_already == [
        "go back to your home position",
        "open the gripper",
        "Put the pink cylinder next to the blue cube",
        "place the blue cube in front of the green mat",
        "Go home, robot, you're done for today.",
    ]


@pytest.mark.parametrize(
    ("lines", "right", "lacks"),
    [
        (TO_TRAY, True, ""),
        # Another program that comes to the same is as good.
        (("touch(get_actor('red cube'))", *TO_TRAY, "go_home()"), True, ""),
        (TO_TRAY[:1], False, "'red cube' is still in the gripper"),
        ((*TO_TRAY, "nudge(get_actor('blue cube'))"), False, "'blue cube' is 0.12 m from where it started"),
        (("place(get_actor('green tray'))",), False, "'red cube' is 0.38 m from 'green tray'"),
        ((), False, "'red cube' is 0.38 m from 'green tray'"),
    ],
    ids=["reference", "another", "half of it", "something else besides", "impossible", "done at once"],
)
def test_right_is_what_brings_the_goal_about_and_moves_nothing_else(lines, right, lacks):
    judged = judge(Answers(*lines), ON_TRAY)
    assert (judged.planned.right, judged.planned.moved_wrongly) == (right, not right)
    assert lacks in judged.lacks
    assert bool(lacks) == bool(judged.lacks)


def test_a_refusal_is_right_where_it_is_due_and_never_a_wrong_motion():
    due, needless = (judge(Answers(refusal="say it again"), sentence) for sentence in (TO_REFUSE, ON_TRAY))
    assert (due.planned.right, needless.planned.right) == (True, False)
    assert not due.planned.moved_wrongly
    assert not needless.planned.moved_wrongly
    assert needless.lacks == ""


def test_doing_what_must_be_refused_and_giving_up_half_way_are_wrong_motions():
    done, given_up = judge(Answers(*TO_TRAY), TO_REFUSE), judge(Answers(TO_TRAY[0], refusal="no"), ON_TRAY)
    assert done.planned.moved_wrongly
    assert given_up.planned.moved_wrongly


def test_what_is_held_at_the_start_can_be_put_down():
    sentence = replace(ON_TRAY, held="red cube")
    assert judge(Answers(TO_TRAY[1]), sentence).planned.right


def test_the_planner_sees_where_its_lines_have_put_things():
    class Watching(Answers):
        def plan(self, request):
            self.seen = {item.name: item for item in request.objects}
            return super().plan(request)

    planner = Watching(*TO_TRAY)
    judge(planner, ON_TRAY)
    tray, cube = planner.seen["green tray"].pose, planner.seen["red cube"].pose
    assert (cube.x, cube.y) == pytest.approx((tray.x, tray.y))


def judged(right, *, said="", goal="x", kind="plain", by="first", answer_sec=0.0):
    planned = PlannedRequest(kind=kind, text="", right=right, wrote=(), said=said, answer_sec=answer_sec)
    return Judged(Sentence(by=by, seed=0, kind=kind, say="", goal=goal), planned)


def test_the_figures_are_of_what_can_be_done_of_what_must_be_refused_and_of_all():
    answers = [
        *[judged(True)] * 4,
        judged(False, said="no", by="second", kind="typos"),
        judged(True, said="no", goal=""),
        judged(False, goal="", kind="foreign"),
    ]
    figures = {record.name.removeprefix("strangers: "): record for record in records_of(answers, "someone")}
    figures = {name: record for name, record in figures.items() if record.unit == "%"}
    assert {name: round(record.value, 1) for name, record in figures.items()} == {
        "done right": 80.0, "refused, of those to refuse": 50.0, "would move wrongly": 14.3,
        "done right, first list": 100.0, "done right, second list": 0.0,
        "to do, plain": 100.0, "to do, typos": 0.0, "to refuse, foreign": 0.0, "to refuse, plain": 100.0,
    }  # fmt: skip
    assert [name for name, record in figures.items() if record.holds] == ["done right"]
    assert [name for name, record in figures.items() if record.holds is False] == [
        "refused, of those to refuse", "would move wrongly",
    ]  # fmt: skip
    assert figures["done right"].note.startswith("4 of 5, 37.6 to 96.4 %; someone; refused 1; would move wrongly 0")


def test_how_long_answers_take_is_told_of_the_half_and_of_nearly_all():
    # By hand: of 0.0, 0.1 ... 2.0 s the middle is 1.0, and 95 of 100 are below 1.9.
    answers = [judged(True, answer_sec=0.1 * tenths) for tenths in range(21)]
    took = {record.name: record for record in records_of(answers, "someone") if record.unit == "s"}
    assert {name: record.value for name, record in took.items()} == {
        "strangers: slowest answer, 50th percentile": pytest.approx(1.0),
        "strangers: slowest answer, 95th percentile": pytest.approx(1.9),
    }
    assert not any(record.holds for record in took.values())
    assert all("load" in record.note for record in took.values())


def test_every_sentence_that_is_not_right_is_shown_and_all_are_logged(monkeypatch, tmp_path):
    monkeypatch.setattr(strangers, "load_planner", lambda *_: Answers(*TO_TRAY))
    monkeypatch.setattr(strangers, "read_sentences", lambda _: [ON_TRAY, TO_REFUSE])
    shown, log = [], tmp_path / "log.jsonl"
    bench_strangers(StrangersBenchConfig(log=log, show=shown.append))
    assert shown == [
        "fry the red cube  (test list, plain, seed 301)\n    expected: a refusal\n    " + "\n    ".join(TO_TRAY)
    ]
    assert [json.loads(line)["right"] for line in log.read_text().splitlines()] == [True, False]


def test_showing_sentences_is_no_part_of_the_command_that_measures_the_same():
    assert BenchRequest(what="strangers", planner="p", show=True).command == "hcvla bench strangers --planner p"


def test_nothing_in_the_package_reads_the_sentences():
    package = Path(hcvla.__file__).parent
    assert not [file for file in package.rglob("*.py") if "strangers.yaml" in file.read_text(encoding="utf-8")]


def test_training_says_hardly_any_sentence_of_strangers_by_chance():
    source = SampleSource(13, SampleConfig(free=0.8))
    said = {plain(source.draw().text) for _ in range(4000)} - {""}
    common = sorted({plain(sentence.say) for sentence in SAID} & said)
    # A bare verb with its objects is common property.
    assert len(common) <= 3, common
