"""In which order a sentence mentions objects, and which are mentioned next to each other."""

import torch

from hcvla.planner.embedded.grounding import MENTIONS, named_next, neighbours, order_of_mention


def spoken(*pieces, objects):
    """Return the weights of a sentence whose pieces speak each of one object, or of none; Shape=(1, n, k+1)."""
    weights = torch.zeros(1, len(pieces), objects + 1)
    for index, chosen in enumerate(pieces):
        weights[0, index, objects if chosen is None else chosen] = 1.0
    return weights


def order(*pieces, objects, mask=None):
    present = torch.ones(1, objects, dtype=torch.bool) if mask is None else torch.tensor([mask])
    return order_of_mention(spoken(*pieces, objects=objects), present)[0].tolist()


def test_objects_count_from_one_in_the_order_of_their_first_mention():
    # "put | the gizmo (2) | on | the tray (0)": the cube (1) is not mentioned.
    assert order(None, 2, None, 0, objects=3) == [2, 0, 1]


def test_a_second_mention_changes_nothing():
    assert order(1, 0, 1, objects=2) == [2, 1]


def test_padding_is_never_mentioned():
    assert order(1, 0, objects=3, mask=[True, False, False]) == [1, 0, 0]


def test_half_a_weight_is_no_mention():
    weights = torch.full((1, 1, 2), 0.5)
    assert order_of_mention(weights, torch.ones(1, 1, dtype=torch.bool)).tolist() == [[0]]


def test_late_mentions_share_the_last_number():
    count = MENTIONS + 3
    found = order(*range(count), objects=count)
    assert found[:3] == [1, 2, 3]
    assert found[-4:] == [MENTIONS - 1] * 4


def test_neighbours_are_those_mentioned_just_before_and_just_after():
    before, after = neighbours(torch.tensor([[2, 0, 1, 3]]))
    # Order of mention: object 2, object 0, object 3; object 1 is not mentioned.
    assert before[0].tolist() == [
        [0, 0, 1, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
        [1, 0, 0, 0],
    ]
    assert after[0].tolist() == before[0].T.tolist()


def test_what_is_named_next_is_the_first_that_is_spoken_of_after_a_word():
    # Of "it, by, the tray, and, the mat" the third word speaks of one object and the last of another.
    weights = spoken(None, None, 2, None, 0, objects=3)
    found = named_next(weights, torch.ones(1, 5, dtype=torch.bool))[0]
    assert found.argmax(-1).tolist()[:4] == [2, 2, 0, 0]
    assert found.sum(-1).tolist() == [1, 1, 1, 1, 0]


def test_after_the_sentence_nothing_is_named():
    found = named_next(spoken(None, 1, 0, objects=2), torch.tensor([[True, True, False]]))
    assert found[0].tolist() == [[0, 1], [0, 0], [0, 0]]
