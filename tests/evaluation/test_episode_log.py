import pytest

from hcvla.api.outcomes import Outcome
from hcvla.evaluation.episode import EpisodeResult
from hcvla.evaluation.episode_log import EpisodeLog, EpisodeLogError

FIRST = EpisodeResult(
    task="pick", seed=0, sentence="pick up the café au lait", outcome=Outcome.DONE, message="", goal_holds=True
)
SECOND = EpisodeResult(
    task="pick", seed=1, sentence="", outcome=Outcome.NOT_GRASPED, message="the gripper closed", goal_holds=False
)


def written(path, *results):
    with EpisodeLog(path) as log:
        for result in results:
            log.append(result, "abc")
    return path


def read(path):
    with EpisodeLog(path) as log:
        return log.results


def test_what_was_written_is_read_again(tmp_path):
    path = written(tmp_path / "e.jsonl", FIRST, SECOND)
    assert read(path) == {("pick", 0): (FIRST, "abc"), ("pick", 1): (SECOND, "abc")}


def test_a_result_is_in_the_file_as_soon_as_it_is_appended(tmp_path):
    with EpisodeLog(tmp_path / "e.jsonl") as log:
        log.append(FIRST, "abc")
        assert (tmp_path / "e.jsonl").read_text().count("\n") == 1


def test_a_line_cut_off_by_a_kill_is_dropped_and_the_next_is_whole(tmp_path):
    path = written(tmp_path / "e.jsonl", FIRST, SECOND)
    text = path.read_text()
    for cut in (1, 40, len(text.splitlines()[1])):
        path.write_text(text[: len(text) - cut - 1])
        assert list(read(path)) == [("pick", 0)]
        written(path, SECOND)
        assert path.read_text() == text


def test_the_newest_result_of_an_episode_counts(tmp_path):
    again = EpisodeResult(task="pick", seed=1, sentence="", outcome=Outcome.DONE, message="", goal_holds=True)
    assert read(written(tmp_path / "e.jsonl", SECOND, again)) == {("pick", 1): (again, "abc")}


def test_two_evaluations_do_not_write_to_one_file(tmp_path):
    with EpisodeLog(tmp_path / "e.jsonl"), pytest.raises(EpisodeLogError, match="another evaluation writes to"):
        EpisodeLog(tmp_path / "e.jsonl")


@pytest.mark.parametrize("line", ["nonsense", "[]", "{}", '{"task": "pick", "seed": 0, "outcome": "flew away"}'])
def test_a_line_that_is_no_result_is_named(tmp_path, line):
    path = written(tmp_path / "e.jsonl", FIRST)
    path.write_text(path.read_text() + line + "\n")
    with pytest.raises(EpisodeLogError, match=r"line 2 of .*e\.jsonl is not an episode's result"):
        EpisodeLog(path)


def test_a_file_that_cannot_be_written_is_reported_at_once(tmp_path):
    with pytest.raises(EpisodeLogError, match="cannot be written: No such file"):
        EpisodeLog(tmp_path / "nowhere" / "e.jsonl")
