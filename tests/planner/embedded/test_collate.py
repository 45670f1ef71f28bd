"""Requests become tensors: what is padded, what is counted, which tokens stand for what."""

from dataclasses import replace

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.embedded.collate import Prompt, make_batch
from hcvla.planner.embedded.links import LINKS
from hcvla.planner.embedded.tokenizer import OBJECT_SLOTS, Tokenizer

TOKENIZER = Tokenizer.for_api(ROBOT_API)
TURN = Prompt(
    task="turn the red cube by 30 degrees", names=("red cube", "red mat", "blue cube"), slots=(5, 0, 7), code=(1, 2, 3)
)
LIFT = Prompt(task="lift the bottle", names=("bottle",), slots=(2,), code=(4,), goal=(8, 9))


@pytest.fixture(scope="module")
def batch():
    return make_batch([TURN, LIFT], TOKENIZER)[0]


def test_shorter_requests_are_padded_and_masked(batch):
    assert batch.object_mask.tolist() == [[True, True, True], [True, False, False]]
    assert batch.code.tolist() == [[1, 2, 3], [8, 9, 4]]
    assert batch.code_mask.all()
    lengths = batch.text_mask.sum(1).tolist()
    assert lengths[0] > lengths[1]
    assert batch.text_ids[1, lengths[1] :].sum() == 0


def test_lengths_are_padded_to_a_multiple_and_what_is_added_is_masked():
    padded, _ = make_batch([TURN, LIFT], TOKENIZER, multiple=4)
    assert [tensor.shape[1] for tensor in (padded.object_mask, padded.text_mask, padded.code)] == [4, 8, 4]
    assert padded.object_mask.sum(1).tolist() == [3, 1]
    assert padded.code_mask.sum(1).tolist() == [3, 3]
    # Nothing leads to what is added: four stands for nothing.
    assert padded.links[0].max() == 4
    assert (padded.links[:, 3] == 4).all()


def test_a_goal_stands_before_the_course_and_is_marked(batch):
    assert batch.goal_mask.tolist() == [[False, False, False], [True, True, False]]


def test_objects_have_the_tokens_of_their_slots(batch):
    assert batch.object_tokens[0].tolist() == [TOKENIZER.object_id(5), TOKENIZER.object_id(0), TOKENIZER.object_id(7)]
    assert batch.object_tokens[1, 0] == TOKENIZER.object_id(2)


def test_objects_that_share_first_or_last_words_share_a_group(batch):
    colors, shapes = batch.groups[0].T.tolist()
    assert colors[0] == colors[1] != colors[2]
    assert shapes[0] == shapes[2] != shapes[1]


def test_numbered_names_are_of_one_kind():
    twins = replace(TURN, names=("red cube 1", "red cube 2", "red mat"))
    numbered, _ = make_batch([twins], TOKENIZER)
    colors, shapes = numbered.groups[0].T.tolist()
    assert colors == [5, 5, 5]
    assert shapes[0] == shapes[1] != shapes[2]
    # The last word is the cube, not its number.
    assert numbered.last_word[:2].tolist() == [[False, True, False]] * 2


def test_the_piece_that_begins_a_number_has_the_token_of_its_slot(batch):
    tagged = batch.number_tags[0][batch.number_tags[0] != 0].tolist()
    assert tagged == [TOKENIZER.number_id(0)]
    assert not batch.number_tags[1].any()


def test_each_name_of_a_batch_is_split_once(batch):
    both, _ = make_batch([LIFT, replace(LIFT, task="drop the bottle")], TOKENIZER)
    assert len(both.name_ids) == 1
    assert both.names.tolist() == [[0], [0]]
    assert batch.names[1, 0] == 3


def test_first_and_last_words_of_a_name_share_no_piece(batch):
    first = batch.name_mask & ~batch.last_word
    assert batch.last_word.any(1).all()
    # A name of one word has no first words.
    assert first.any(1).tolist() == [True, True, True, False]


def test_an_object_of_which_more_is_known_says_so_and_what_it_stands_on():
    tray = NamedObject("red mat", "red", "mat", Pose(0.5, 0.1, 0.0025), (0.12, 0.12, 0.005))
    cube = NamedObject("red cube", "red", "cube", Pose(0.5, 0.1, 0.025), (0.04, 0.04, 0.04))
    other = NamedObject("blue cube", "blue", "cube", Pose(0.4, -0.1, 0.02), (0.04, 0.04, 0.04))
    placed, _ = make_batch([replace(TURN, objects=(cube, tray, other))], TOKENIZER)
    assert placed.seen[0, :, 0].tolist() == [1.0, 1.0, 1.0]
    # The cube stands on the mat, second in the listing; the others on the table.
    assert placed.links[0, :, LINKS.index("under")].tolist() == [1, 3, 3]
    named, _ = make_batch([TURN], TOKENIZER)
    assert not named.seen.any()


def test_a_request_without_objects_has_one_that_is_masked():
    empty, _ = make_batch([Prompt(task="lift it", names=(), slots=(), code=(1,))], TOKENIZER)
    assert empty.object_mask.tolist() == [[False]]


def test_unused_slots_have_no_name():
    slots = TURN.named_slots
    assert len(slots.names) == OBJECT_SLOTS
    assert {index: name for index, name in enumerate(slots.names) if name} == {
        5: "red cube", 0: "red mat", 7: "blue cube"
    }  # fmt: skip
    assert [number.text for number in slots.numbers] == ["30"]
