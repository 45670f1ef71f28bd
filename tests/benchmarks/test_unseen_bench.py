"""The bench of unseen sentences: what counts as right, wrong and refused."""

import json

import pytest
from benchmarks.unseen import UnseenBenchConfig, bench_unseen, plan_people, plan_unseen, refuse_unseen

from benchmarks import unseen
from hcvla.planner.planner import PlanAnswer
from hcvla.tasks.language.unseen.draws import UnseenSource
from hcvla.tasks.language.unseen.people import PEOPLE
from hcvla.tasks.language.unseen.refused import REFUSED

SEED = 5


class Knows:
    """A planner that has the references of some samples by heart, and refuses everything else."""

    def __init__(self, samples):
        self.samples = {sample.text: sample for sample in samples}

    def plan(self, request):
        sample = self.samples.get(request.task)
        if sample is None:
            return PlanAnswer(refusal="never heard of it")
        done = len(request.past) == len(sample.steps)
        code = "" if done else sample.steps[len(request.past)]
        return PlanAnswer(code, done=done, goal=sample.goal if request.asks_goal else "")


class Moves:
    """A planner that does the same whatever is said."""

    def plan(self, request):
        return PlanAnswer(done=True) if request.past else PlanAnswer("go_home()")


class Recites:
    """A planner that knows the lines for one sentence, and refuses everything else."""

    def __init__(self, text, answers):
        self.text, self.answers = text, answers

    def plan(self, request):
        if request.task != self.text:
            return PlanAnswer(refusal="never heard of it")
        return [*self.answers, PlanAnswer(done=True)][len(request.past)]


def drawn(novelty, count):
    source = UnseenSource(SEED, novelty)
    return [source.draw(source.tasks[index % len(source.tasks)]) for index in range(count)]


@pytest.mark.parametrize("novelty", ["nothing", "compositions"])
def test_a_planner_that_knows_the_references_is_right_with_program_and_goal(novelty):
    planned = plan_unseen(Knows(drawn(novelty, 6)), novelty, 6, SEED)
    assert all(each.right and each.goal_right for each in planned)
    assert not any(each.moved_wrongly for each in planned)


def test_what_is_refused_is_not_right_and_moves_nothing_and_what_is_done_otherwise_does():
    refused, moved = (plan_unseen(planner, "nothing", 4, SEED) for planner in (Knows([]), Moves()))
    assert [(p.right, p.moved_wrongly) for p in refused] == [(False, False)] * 4
    assert [(p.right, p.moved_wrongly) for p in moved] == [(False, True)] * 4


def test_every_request_of_the_list_is_right_when_it_is_refused():
    assert all(each.right for each in refuse_unseen(Knows([])))
    assert not any(each.right for each in refuse_unseen(Moves()))
    assert len(refuse_unseen(Moves())) == len(REFUSED)


def test_a_sentence_of_people_is_right_if_any_program_brings_its_goal_about_and_moves_nothing_else():
    said = next(said for said in PEOPLE if said.goal == "on('red cube', 'green tray')" and said.table == "plain")
    others = [PlanAnswer("pick(get_actor('blue cube'))"), PlanAnswer("place(get_actor('white mat'))")]
    lines = [PlanAnswer("pick(get_actor('red cube'))"), PlanAnswer("place(get_actor('green tray'))")]
    for answers, right in ((lines, True), ([*lines, *others], False), (lines[:1], False)):
        planned = {each.text: each for each in plan_people(Recites(said.text, answers))}
        assert planned[said.text].right == right
        assert planned[said.text].moved_wrongly != right
        assert sum(each.moved_wrongly for each in planned.values()) == (not right)


def test_the_figures_are_shares_by_novelty_with_their_targets(monkeypatch, tmp_path):
    monkeypatch.setattr(unseen, "load_planner", lambda *_: Knows([]))
    log = tmp_path / "log.jsonl"
    records = bench_unseen(UnseenBenchConfig(sentences=2, seed=SEED, log=log))
    shares = {record.name.removeprefix("planner, unseen: "): record.value for record in records}
    assert shares == {
        "nothing": 0.0, "wordings": 0.0, "names": 0.0, "pairs": 0.0, "counts": 0.0, "compositions": 0.0,
        "refused": 100.0, "people": 0.0,
    }  # fmt: skip
    missed = [record.name.removeprefix("planner, unseen: ") for record in records if record.holds is False]
    assert missed == ["wordings", "compositions", "people"]
    rows = [json.loads(line) for line in log.read_text().splitlines()]
    assert len(rows) == 6 * 2 + len(REFUSED) + len(PEOPLE)
    assert rows[0]["novelty"] == "nothing"
