"""Laws of the grammar of goals: it allows goals and nothing else."""

import itertools

import llguidance
import pytest

from hcvla.goals.goal import Goal
from hcvla.goals.grammar import NOTHING, goal_grammar
from hcvla.goals.language import PREDICATES
from hcvla.tasks.registry import TASKS

NAMES = ("red cube", "blue cube", "green tray")


def allowed(text, names=NAMES):
    """Whether the grammar takes a text as a whole, byte by byte."""
    pieces = [bytes([value]) for value in range(256)] + [b"\xff<end>"]

    class Bytes:
        eos_token_id, bos_token_id, tokens, special_token_ids = 256, None, pieces, (256,)

        def __call__(self, text):
            return list(text.encode() if isinstance(text, str) else text)

    tokenizer = llguidance.LLTokenizer(llguidance.TokenizerWrapper(Bytes()), slices=[])
    matcher = llguidance.LLMatcher(tokenizer, goal_grammar(names))
    return matcher.try_consume_tokens(list(text.encode())) == len(text) and matcher.is_accepting()


@pytest.mark.parametrize(
    ("text", "is_allowed"),
    [
        ("on('red cube', 'green tray')", True),
        ("on('red cube', 'green tray') and not near('red cube', 'blue cube', 0.1)", True),
        ("then(on('red cube', 'green tray'), restored('red cube'))", True),
        ("next_to('red cube', 'blue cube', 'left')", True),
        ("rotated('red cube', -90)", True),
        ("rotated('red cube', 120)", True),
        ("displaced('red cube', 0.125, -0.015)", True),
        ("rotated('red cube', 1200)", False),
        ("held('red cube') or held('blue cube')", True),
        ("then(on('red cube', 'green tray'))", True),
        (NOTHING, True),
        ("", False),
        ("on('pink cube', 'green tray')", False),
        ("on('red cube')", False),
        ("pick('red cube')", False),
        ("on('red cube', 'green tray') and", False),
        ("on('red cube', 'green tray') or", False),
        ("next_to('red cube', 'blue cube', 'above')", False),
        ("takes_place('red cube', 'red cube')", False),
        ("takes_place('red cube', 'blue cube', 30)", True),
        ("on('red cube', 'red cube')", False),
        ("stacked('red cube', 'red cube', 'blue cube')", False),
        ("piled('red cube', 'blue cube', 'green tray')", True),
        ("touched('red cube', 'blue cube')", True),
    ],
)
def test_it_takes_goals_over_the_names_and_nothing_else(text, is_allowed):
    assert allowed(text) is is_allowed


def test_every_predicate_can_be_written_and_what_is_written_parses():
    objects = itertools.cycle(map(repr, NAMES))
    for name in PREDICATES:
        for count, numbers in itertools.product(range(4), (0, 1, 2, 3)):
            arguments = [next(objects) for _ in range(count)] + ["1"] * numbers
            text = f"{name}({', '.join(arguments)})"
            if allowed(text):
                Goal.parse(text, NAMES)
                break
        else:
            pytest.fail(f"{name} cannot be written")


@pytest.mark.parametrize("name", TASKS)
def test_the_goal_of_every_task_can_be_written(name):
    for seed in range(2):
        episode = TASKS[name].episode(seed, "all")
        assert allowed(episode.goal, episode.scene.names), episode.goal


@pytest.mark.parametrize("name", PREDICATES)
def test_no_goal_relates_an_object_to_itself(name):
    """Such a goal would not parse: the planner could state nothing else then."""
    for numbers in range(4):
        text = f"{name}({', '.join(['repr', 'repr'] + ['1'] * numbers).replace('repr', repr(NAMES[0]))})"
        if allowed(text):
            Goal.parse(text, NAMES)


def test_without_objects_nothing_can_be_stated():
    assert allowed(NOTHING, ())
    assert not allowed("tool_restored()", ())
