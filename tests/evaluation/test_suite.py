import pytest

from hcvla.evaluation.suite import UnknownSuiteError, suite
from hcvla.tasks.registry import TASKS
from hcvla.tasks.splits import SplitError


def test_all_is_every_registered_task():
    assert [task.name for task in suite("all")] == list(TASKS)


def test_tasks_are_joined_by_commas_each_once():
    assert [task.name for task in suite("swap, pick,swap")] == ["swap", "pick"]


@pytest.mark.parametrize("name", ["swop", "pick,swop"])
def test_of_an_unknown_task_the_nearest_is_named(name):
    with pytest.raises(UnknownSuiteError, match="there is no task or suite 'swop'; did you mean 'swap'"):
        suite(name)


def test_where_nothing_is_near_all_are_named():
    with pytest.raises(UnknownSuiteError, match=r"'xyz'; there are all, .*swap"):
        suite("xyz")


def test_a_level_is_a_suite():
    assert {task.level for task in suite("L0")} == {"L0"}
    assert suite("L0,L1,all") == [*suite("L0"), *suite("L1"), *(t for t in suite("all") if t.level not in ("L0", "L1"))]


def test_a_suite_leaves_out_tasks_without_the_split_but_not_silently_one_that_was_named():
    assert all("wordings" in task.splits for task in suite("all", "wordings"))
    lacking = [task for task in TASKS.values() if "compositions" not in task.splits]
    assert not {task.name for task in lacking} & {task.name for task in suite_or_none("all", "compositions")}
    with pytest.raises(SplitError, match=f"task '{lacking[0].name}' has no split 'compositions'"):
        suite(lacking[0].name, "compositions")


def suite_or_none(name, split):
    try:
        return suite(name, split)
    except UnknownSuiteError:
        return []


def test_an_unknown_split_gets_the_nearest_one():
    with pytest.raises(UnknownSuiteError, match="there is no split 'wording'; did you mean 'wordings'"):
        suite("all", "wording")
