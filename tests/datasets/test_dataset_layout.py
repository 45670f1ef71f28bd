"""Files of a dataset: where they are, how they are replaced, and who may write into the folder."""

import errno
import json
import os

import pytest

from hcvla.datasets.errors import DatasetError, NoRoomError, full_disk_as_error
from hcvla.datasets.failures import Failure, note_failure, read_failures
from hcvla.datasets.folder_lock import ClaimError, check_pixels, claim_folder, lock_folder
from hcvla.datasets.layout import COLLECTION, FAILURES, INFO, STAGING, commit, place, read_json, write_json
from hcvla.datasets.schema import FORMAT

FAILURE = Failure(task="pick", seed=3, cause="skill", message="it slipped", kept=False, disturbance="push")


def test_a_thousand_files_fill_a_chunk():
    assert place(0) == {"chunk_index": 0, "file_index": 0}
    assert place(999) == {"chunk_index": 0, "file_index": 999}
    assert place(1000) == {"chunk_index": 1, "file_index": 0}


def test_json_is_replaced_in_one_step_and_survives_any_letters(tmp_path):
    file = tmp_path / "new" / "a.json"
    write_json(file, {"what": "größer"})
    write_json(file, {"what": "größer", "n": 2})
    assert read_json(file) == {"what": "größer", "n": 2}
    assert "größer" in file.read_text(encoding="utf-8")
    assert [item.name for item in file.parent.iterdir()] == ["a.json"]


def test_json_that_cannot_be_written_leaves_the_old_one(tmp_path):
    file = tmp_path / "a.json"
    write_json(file, {"n": 1})
    with pytest.raises(TypeError):
        write_json(file, {"n": object()})
    assert read_json(file) == {"n": 1}


def test_what_is_not_there_or_no_json_is_named(tmp_path):
    with pytest.raises(DatasetError, match=r"a\.json cannot be read \(No such file or directory\)"):
        read_json(tmp_path / "a.json")
    (tmp_path / "a.json").write_text("{")
    with pytest.raises(DatasetError, match=r"a\.json is not JSON"):
        read_json(tmp_path / "a.json")


def test_a_folder_is_put_in_place_as_a_whole(tmp_path):
    staged = tmp_path / "tmp"
    staged.mkdir()
    (staged / "one").write_text("1")
    commit(staged, tmp_path / "deep" / "final")
    assert (tmp_path / "deep" / "final" / "one").read_text() == "1"
    assert not staged.exists()


def test_failures_are_lines_and_one_that_was_cut_off_is_left_out(tmp_path):
    assert read_failures(tmp_path) == []
    note_failure(tmp_path, FAILURE)
    note_failure(tmp_path, FAILURE)
    with (tmp_path / FAILURES).open("a") as file:
        file.write('{"task": "pi')
    assert read_failures(tmp_path) == [FAILURE, FAILURE]


@pytest.mark.parametrize(
    ("pixels", "taken"), [(16, True), (128, True), (512, True), (14, False), (33, False), (514, False)]
)
def test_images_have_an_even_size_within_bounds(pixels, taken):
    if taken:
        check_pixels(pixels)
    else:
        with pytest.raises(ClaimError, match=f"pixels is {pixels}, expected an even number from 16 to 512"):
            check_pixels(pixels)


def test_a_new_folder_is_claimed_with_what_all_its_episodes_share(tmp_path):
    claim_folder(tmp_path / "out", {"pixels": 64}, resume=False)
    assert read_json(tmp_path / "out" / COLLECTION) == {"pixels": 64, "format": FORMAT}


def test_a_folder_is_gone_on_with_only_if_asked_and_in_the_same_way(tmp_path):
    claim_folder(tmp_path, {"pixels": 64}, resume=False)
    with pytest.raises(ClaimError, match="holds a dataset already; --resume goes on with it"):
        claim_folder(tmp_path, {"pixels": 64}, resume=False)
    claim_folder(tmp_path, {"pixels": 64}, resume=True)
    with pytest.raises(ClaimError, match="with pixels 64, requested is 128; choose another folder"):
        claim_folder(tmp_path, {"pixels": 128}, resume=True)
    with pytest.raises(ClaimError, match="with seed None, requested is 3"):
        claim_folder(tmp_path, {"pixels": 64, "seed": 3}, resume=True)


@pytest.mark.parametrize("name", [INFO, STAGING])
def test_a_dataset_of_somebody_else_is_left_alone(tmp_path, name):
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).touch()
    with pytest.raises(ClaimError, match="holds a dataset that hcvla did not collect"):
        claim_folder(tmp_path, {}, resume=True)
    assert not (tmp_path / COLLECTION).exists()


def test_one_process_at_a_time_writes_into_a_folder(tmp_path):
    first = lock_folder(tmp_path)
    with pytest.raises(ClaimError, match="is being written into by another process"):
        lock_folder(tmp_path)
    os.close(first)
    os.close(lock_folder(tmp_path))


def test_a_full_disk_is_said_with_what_to_do_and_other_errors_pass(tmp_path):
    with (
        pytest.raises(NoRoomError, match=r"cannot write .No space left.*go on with --resume"),
        full_disk_as_error(tmp_path),
    ):
        raise OSError(errno.ENOSPC, "No space left")
    with pytest.raises(PermissionError), full_disk_as_error(tmp_path):
        raise PermissionError(errno.EACCES, "no")


def test_a_failure_is_one_line_whatever_its_message(tmp_path):
    note_failure(tmp_path, Failure(task="pick", seed=1, cause="crash", message="Traceback:\n  line 1\n", kept=True))
    (line,) = (tmp_path / FAILURES).read_text().splitlines()
    assert json.loads(line)["message"] == "Traceback:\n  line 1\n"
