"""The wider wordings of requests: none comes near to an unseen one, and each is a way of its own to say it."""

import itertools

import pytest

from hcvla.tasks.language.unseen.wordings import WORDINGS
from hcvla.tasks.language.wordings.wide import long, moves, skills
from skeletons import LEAST_NEW, expansions, nearest
from taught_structures import STRUCTURES

MODULES = pytest.mark.parametrize("module", [skills, moves, long], ids=lambda module: module.__name__.split(".")[-1])
EXPANDED = 12
"""Expansions of a template that are compared; its choices are mostly words that stand for each other."""


def lists(module):
    return {name: value for name, value in vars(module).items() if isinstance(value, tuple)}


@MODULES
def test_no_unseen_wording_has_the_structure_of_one(module):
    every = {template for templates in lists(module).values() for template in templates}
    said = {STRUCTURES.of(text) for t in every for text in itertools.islice(sorted(expansions(t)), EXPANDED)}
    for template in {template for templates in WORDINGS.values() for template in templates}:
        for text in itertools.islice(sorted(expansions(template)), EXPANDED):
            assert nearest(STRUCTURES.of(text), said)[0] >= LEAST_NEW, text


@MODULES
def test_no_template_is_there_twice(module):
    for name, templates in lists(module).items():
        assert len(set(templates)) == len(templates), name
