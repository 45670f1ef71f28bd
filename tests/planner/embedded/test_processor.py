"""The shipped checkpoint's folder through the Auto classes, as its model card says."""

import re
from pathlib import Path

import pytest
import torch
from transformers import AutoModelForImageTextToText, AutoProcessor

import hcvla.planner.embedded.processor  # noqa: F401  makes the folder known to the Auto classes
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.load import load_planner
from hcvla.planner.planner import PastStep, PlannerError, PlanRequest
from hcvla.resources import PLANNER_CHECKPOINT, resource

OBJECTS = ["red cube", "mauve gizmo", "green tray"]


@pytest.fixture(scope="module")
def loaded():
    folder = resource(PLANNER_CHECKPOINT)
    return AutoProcessor.from_pretrained(folder), AutoModelForImageTextToText.from_pretrained(folder)


def test_a_sentence_and_a_listing_become_code(loaded):
    processor, model = loaded
    inputs = processor(text="pick up the mauve gizmo", objects=OBJECTS, registry=ROBOT_API)
    written = model.generate(inputs)
    assert processor.decode(written.tokens, inputs) == "pick(get_actor('mauve gizmo'))"
    assert 0.5 < written.confidence <= 1.0


def test_the_lines_of_the_model_card_print_what_it_says(monkeypatch, capsys):
    root = Path(__file__).parents[3]
    card = (root / "models" / "planner" / "README.md").read_text()
    monkeypatch.chdir(root)
    exec(re.search(r"```python\n(.*?)```", card, re.DOTALL)[1], {})
    printed = capsys.readouterr().out.strip()
    assert f"It prints `{printed}`" in card


def test_the_next_answer_follows_from_what_was_run(loaded):
    processor, model = loaded
    first = "pick(get_actor('red cube'))"
    past, task = [PastStep(first, Verdict(Outcome.DONE))], "put the red cube on the green tray"
    inputs = processor(task, OBJECTS, past=past, held="red cube", registry=ROBOT_API)
    assert processor.decode(model.generate(inputs).tokens, inputs) == "place(get_actor('green tray'))"


def test_the_stack_s_planner_writes_the_same(loaded):
    processor, model = loaded
    text = "swap the red cube and the mauve gizmo"
    objects = [
        NamedObject(name, *name.split(), Pose(0.5, 0.2 * index - 0.2, 0.02), (0.04, 0.04, 0.04))
        for index, name in enumerate(OBJECTS)
    ]
    inputs = processor(text, objects, registry=ROBOT_API)
    answer = load_planner(ROBOT_API).plan(PlanRequest(text, None, objects))
    assert answer.code == processor.decode(model.generate(inputs).tokens, inputs)


def test_an_object_that_is_gone_is_not_named_though_memory_has_its_pose(loaded):
    processor, model = loaded
    inputs = processor("put it back", ["green tray"], memory=["red cube", "green tray"], registry=ROBOT_API)
    assert "pose_dict['green tray']" in inputs.grammar
    assert "red cube" not in inputs.grammar
    for seed in range(8):
        written = model.generate(inputs, torch.Generator().manual_seed(seed))
        assert "red cube" not in processor.decode(written.tokens, inputs)


def test_a_name_without_letters_disturbs_nothing(loaded):
    processor, model = loaded
    inputs = processor("pick up the red cube", ["", *OBJECTS], registry=ROBOT_API)
    assert processor.decode(model.generate(inputs).tokens, inputs) == "pick(get_actor('red cube'))"


def test_a_network_that_gives_no_number_is_one_clear_error(loaded):
    processor, model = loaded
    inputs = processor("pick up the red cube", OBJECTS, registry=ROBOT_API)
    inputs.batch.seen[:] = torch.nan
    with pytest.raises(PlannerError, match="no token fits after the 0 that the planner wrote"):
        model.generate(inputs)
