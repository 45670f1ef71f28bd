"""What a planner is measured with is in nothing that training says, and says what its tables are like."""

import ast
import re
from pathlib import Path

import pytest

import hcvla
from hcvla.api.grammar import REFUSALS
from hcvla.goals.goal import Goal
from hcvla.sim.goals.history import History
from hcvla.tasks.language import vocabulary
from hcvla.tasks.language.samples import SampleConfig, SampleSource
from hcvla.tasks.language.unseen import names
from hcvla.tasks.language.unseen.draws import UnseenSource
from hcvla.tasks.language.unseen.people import PEOPLE
from hcvla.tasks.language.unseen.refused import REFUSED
from hcvla.tasks.language.unseen.tables import TABLES
from hcvla.tasks.language.unseen.wordings import WORDINGS
from hcvla.tasks.registry import TASKS
from hcvla.tasks.splits import HELD_OUT_PAIRS
from ideal_episode import IdealEpisode
from laid_table import LaidTable
from skeletons import LEAST_NEW, expansions, nearest
from taught_structures import STRUCTURES, taught_structures

PACKAGE = Path(hcvla.__file__).parent


def plain(text):
    return " ".join(re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize("task", TASKS)
def test_an_unseen_wording_has_the_structure_of_nothing_that_training_says(task):
    for template in WORDINGS[task]:
        for text in expansions(template):
            new, most_similar = nearest(STRUCTURES.of(text), taught_structures())
            assert new >= LEAST_NEW, (text, most_similar)


def test_every_task_has_three_unseen_wordings():
    assert set(WORDINGS) == set(TASKS)
    assert all(len(set(templates)) == 3 for templates in WORDINGS.values())


def test_training_says_hardly_any_sentence_of_people_by_chance():
    source = SampleSource(3, SampleConfig(free=0.8))
    # Signs alone have no words, which are all that is compared.
    said = {plain(source.draw().text) for _ in range(6000)} - {""}
    assert len({plain(sentence.text) for sentence in PEOPLE} & said) <= 2
    assert len({plain(text) for _, text, _ in REFUSED} & said) <= 2


def test_no_unseen_name_is_a_word_of_training():
    words = {*vocabulary.ADJECTIVES, *vocabulary.NOUNS, *vocabulary.SUPPORT_NOUNS, *vocabulary.COLORS}
    assert not words & {*names.ADJECTIVES, *names.NOUNS, *names.SUPPORT_NOUNS}


def test_nothing_that_training_uses_imports_what_is_unseen():
    users = [
        file
        for folder in ("training", "planner", "tasks")
        for file in (PACKAGE / folder).rglob("*.py")
        if "unseen" not in file.parts and _imports_unseen(file)
    ]
    assert users == []


def _imports_unseen(file):
    for node in ast.walk(ast.parse(file.read_text())):
        names_ = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        module = getattr(node, "module", None) or ""
        if any("unseen" in name for name in (*names_, module)):
            return True
    return False


def test_there_are_two_hundred_sentences_of_people_and_sixty_to_refuse():
    assert len({said.text for said in PEOPLE}) == len(PEOPLE) == 200
    assert len({text for _, text, _ in REFUSED}) == len(REFUSED) == 60
    assert {reason for _, _, reason in REFUSED} == set(REFUSALS)
    assert {table for table, _, _ in REFUSED} <= set(TABLES)


@pytest.mark.parametrize("said", PEOPLE, ids=lambda said: said.text[:40])
def test_the_goal_of_a_sentence_of_people_can_be_tested_on_its_table(said):
    table = TABLES[said.table]
    assert Goal.parse(said.goal, table.names).names
    episode = IdealEpisode(LaidTable(table.objects, table.held), said.goal)
    assert isinstance(episode.history, History)
    # Only what is held already is so from the start.
    assert episode.goal.holds(episode.history) == (said.text == "keep holding the orange cube")


@pytest.mark.parametrize("novelty", ["wordings", "names", "pairs", "counts", "compositions"])
def test_every_task_can_be_drawn_with_one_novelty_alone(novelty):
    source = UnseenSource(0, novelty)
    for task in source.tasks:
        sample = source.draw(task)
        known = {word for name in sample.listing for word in name.split()}
        new_words = {*names.ADJECTIVES, *names.NOUNS, *names.SUPPORT_NOUNS}
        assert sample.task == task
        assert bool(HELD_OUT_PAIRS & set(sample.listing)) == (novelty == "pairs")
        assert bool(known & new_words) == (novelty == "names")


def test_a_new_count_is_more_than_any_table_of_training():
    trained, counted = SampleSource(1, SampleConfig(free=1.0, refused=0.0)), UnseenSource(1, "counts")
    assert max(len(trained.draw().listing) for _ in range(1500)) <= vocabulary.MAX_OBJECTS
    assert min(len(counted.draw(task).listing) for task in counted.tasks) > vocabulary.MAX_OBJECTS
