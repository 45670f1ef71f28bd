"""A tree of code: what is read beside other code, or after it, is what is read alone."""

import pytest
import torch

from hcvla.planner.embedded.code_tree import CodeTree, code_of
from helpers.tiny_planner import ask

CODES = ((5,), (5, 7), (5, 8), (6, 7), (5, 7, 9, 4), (6,))


@pytest.fixture(scope="module")
def batch(processor):
    return ask(processor).batch


@pytest.fixture(scope="module")
def alone(model, batch):
    """The scores after each code, read by a tree of its own."""
    with torch.no_grad():
        return {code: CodeTree(model, batch).scores([code_of(batch) + code])[0] for code in CODES}


def test_branches_that_are_read_in_one_pass_do_not_see_each_other(model, batch, alone):
    with torch.no_grad():
        tree = CodeTree(model, batch)
        together = tree.scores([code_of(batch) + code for code in CODES])
    assert tree.forwards == 2
    for code, scores in zip(CODES, together, strict=True):
        torch.testing.assert_close(scores, alone[code], atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("order", [CODES, CODES[::-1]])
def test_what_was_read_before_changes_nothing_and_is_read_once(model, batch, alone, order):
    tree = CodeTree(model, batch)
    with torch.no_grad():
        for code in order:
            torch.testing.assert_close(tree.scores([code_of(batch) + code])[0], alone[code], atol=1e-4, rtol=1e-4)
        read = tree.forwards
        tree.scores([code_of(batch) + code for code in CODES])
    assert tree.forwards == read
    # Six codes of which (5,) and (6,) come before others or with them.
    assert read <= 1 + len(CODES)


def test_code_alone_does_not_make_another_task(model, processor, batch):
    tree = CodeTree(model, batch)
    assert tree.goes_on(ask(processor, goal=True).batch)
    assert not tree.goes_on(ask(processor, names=("red cube", "green tray")).batch)
