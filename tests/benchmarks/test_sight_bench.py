"""The bench of sight: what needs the image, what counts as right, and that names alone give no hint."""

import pytest
from benchmarks.sight import SightBenchConfig, bench_sight, look_and_plan
from benchmarks.sight_scenes import ASKED, sight_requests

from benchmarks import sight
from hcvla.planner.planner import PlanAnswer

SEED = 11
TABLES = 2


class Knows:
    """A planner that has programs by heart and writes them if it is shown that very image."""

    def __init__(self, requests):
        self.requests = {request.sentence + str(request.objects): request for request in requests}

    def plan(self, request):
        known = self.requests.get(request.task + str([*request.objects]).replace("[", "(", 1)[:-1] + ")")
        known = known or next(r for r in self.requests.values() if r.sentence == request.task)
        if request.image is None or (request.image != known.image).any():
            return PlanAnswer(refusal="cannot see")
        step = len(request.past)
        return PlanAnswer(done=True) if step == len(known.steps) else PlanAnswer(known.steps[step])


@pytest.fixture(scope="module")
def requests():
    return list(sight_requests(TABLES, SEED))


def test_each_table_has_a_request_of_every_need_and_no_name_says_what_is_needed(requests):
    assert [request.need for request in requests] == [*ASKED] * TABLES
    for request in requests:
        names = {item.name for item in request.objects}
        assert request.need == "name" or request.target not in names
        assert request.need != "name" or repr(request.target) in request.steps[0]
        assert request.need != "object" or all(name.startswith("object ") for name in names)


def test_two_things_that_only_the_image_tells_apart_stand_on_every_table(requests):
    marked = [request for request in requests if request.need == "marking"]
    for request in marked:
        alike = [item for item in request.objects if item.name.removesuffix(" 1").removesuffix(" 2") in request.target]
        assert len(alike) >= 2


def test_a_planner_that_sees_is_right_with_the_right_image_and_with_no_other(requests):
    results = look_and_plan(Knows(requests), SightBenchConfig(tables=TABLES, seed=SEED))
    assert all(result.right("right") for result in results)
    for shown in ("gray", "another scene's", "none"):
        assert not any(result.right(shown) or result.wrong(shown) for result in results)
    assert not any(result.same for result in results)


def test_the_figures_say_what_was_shown_and_have_targets(requests, monkeypatch, tmp_path):
    monkeypatch.setattr(sight, "load_planner", lambda *_: Knows(requests))
    log = tmp_path / "log.jsonl"
    records = bench_sight(SightBenchConfig(tables=TABLES, seed=SEED, log=log))
    values = {record.name.removeprefix("sight: "): (record.value, record.holds) for record in records}
    assert values["needs the image, image: right"] == (100.0, True)
    assert values["needs the image, image: gray"] == (0.0, None)
    assert values["more right with the right image than with gray"] == (100.0, True)
    assert values["names say it, equal whatever is shown"] == (0.0, False)
    assert len(log.read_text().splitlines()) == TABLES * len(ASKED)
