"""Writing answers: what was read is kept, forced tokens cost nothing, and neither changes an answer."""

from dataclasses import replace

import pytest
import torch

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.language.text_encoder import shared_text_encoder
from hcvla.planner.embedded.batch import PlannerInputs
from hcvla.planner.embedded.collate import Prompt, make_batch
from hcvla.planner.embedded.decoding import Decoding
from hcvla.planner.embedded.model import PlannerConfig, attention, code_positions
from hcvla.planner.embedded.prefix import Prefix
from hcvla.planner.embedded.text_features import text_features
from hcvla.planner.embedded.tokenizer import FIRST_OBJECT, GOAL, Tokenizer
from hcvla.planner.planner import PastStep
from helpers.tiny_planner import NAMES, TASK, ask, objects


def text(processor, model_or_decoding, inputs):
    write = getattr(model_or_decoding, "write", None) or model_or_decoding.generate
    return processor.decode(write(inputs).tokens, inputs)


def test_answers_in_turn_are_those_that_are_written_from_nothing(model, processor):
    decoding, past = Decoding(model), []
    for _ in range(4):
        inputs = ask(processor, past)
        code = text(processor, decoding, inputs)
        assert code == text(processor, model, inputs)
        past.append(PastStep(code, Verdict(Outcome.DONE)))


def test_a_goal_in_between_changes_no_answer(model, processor):
    decoding = Decoding(model)
    first = text(processor, decoding, ask(processor))
    asked = ask(processor, goal=True)
    # An untrained network would never end a goal of its own.
    short = PlannerInputs(asked.batch, asked.slots, 'start: "none()" | ("held(" | "touched(") "\'red cube\'" ")"')
    assert text(processor, decoding, short) == text(processor, model, short)
    assert text(processor, decoding, ask(processor)) == first


def test_the_beginning_of_a_task_is_read_once(model, processor):
    decoding = Decoding(model)
    read = []
    forward = model.decoder.forward
    model.decoder.forward = lambda **given: read.append(given["inputs_embeds"].shape[1]) or forward(**given)
    try:
        decoding.write(ask(processor))
        beginning = len(read)
        decoding.write(ask(processor, [PastStep("pick(get_actor('red cube'))", Verdict(Outcome.DONE))]))
    finally:
        del model.decoder.forward
    # Three objects, eight words, the sentence and <step> at first; then only what was run and came of it.
    assert read[0] == 3 + 8 + 1 + 1
    assert all(length < read[0] for length in read[beginning:])


def test_tokens_without_an_alternative_need_no_pass_of_their_own(model, processor):
    inputs, decoding = ask(processor), Decoding(model)
    rules = 'start: "pick(" rest | "touch(" rest\nrest: "get_actor(" "done()" "True" "done()"\n'
    written = decoding.write(PlannerInputs(inputs.batch, inputs.slots, rules))
    assert len(written.tokens) >= 4
    assert decoding.forwards == 1


FEW = 'start: ("held(" | "touched(") ("\'red cube\'" | "\'blue cube\'") ")"'


def few(processor):
    asked = ask(processor, goal=True)
    return PlannerInputs(asked.batch, asked.slots, FEW)


def test_all_answers_come_in_the_order_of_their_probability_and_the_written_one_is_among_them(model, processor):
    inputs, decoding = few(processor), Decoding(model)
    found = list(decoding.likeliest(inputs, 0.0))
    texts = [processor.decode(written.tokens, inputs) for written in found]
    assert sorted(texts) == [f"{deed}('{color} cube')" for deed in ("held", "touched") for color in ("blue", "red")]
    chances = [written.confidence for written in found]
    assert chances == sorted(chances, reverse=True)
    written = decoding.write(inputs)
    assert {answer.tokens: answer.confidence for answer in found}[written.tokens] == pytest.approx(written.confidence)
    assert chances[0] >= written.confidence * (1.0 - 1e-6)


def test_answers_that_were_begun_are_gone_on_with_in_one_pass(model, processor):
    decoding = Decoding(model)
    assert len(decoding.likeliest(few(processor), 0.0)) == 4
    # One for the task and the choice of the predicate, one for the object of both.
    assert decoding.forwards == 2


def test_answers_below_a_probability_are_left_out(model, processor):
    inputs, decoding = few(processor), Decoding(model)
    found = list(decoding.likeliest(inputs, 0.0))
    floor = found[1].confidence * 0.999
    assert [answer.tokens for answer in decoding.likeliest(inputs, floor)] == [answer.tokens for answer in found[:2]]


def test_two_searches_side_by_side_find_what_each_finds_alone(model, processor):
    first, second = few(processor), ask(processor)
    second = PlannerInputs(second.batch, second.slots, FEW)
    decoding = Decoding(model)
    alone = [list(Decoding(model).likeliest(inputs, 0.0)) for inputs in (first, second)]
    together = list(zip(decoding.likeliest(first, 0.0), decoding.likeliest(second, 0.0), strict=True))
    for index, expected in enumerate(alone):
        assert [pair[index].tokens for pair in together] == [written.tokens for written in expected]
        assert [pair[index].confidence for pair in together] == pytest.approx([w.confidence for w in expected])


@pytest.mark.parametrize(("refusing", "left"), [(0.8, 0.0), (0.95, 0.95)])
def test_only_a_refusal_that_is_nearly_sure_is_one_and_otherwise_its_chance_goes_to_the_rest(model, refusing, left):
    tokens = model.config.vocabulary
    reasons = [index for index, token in enumerate(tokens) if token.startswith("refuse(")]
    chances = torch.zeros(len(tokens))
    chances[reasons[:2]] = refusing / 2.0
    chances[tokens.index("done()")] = 1.0 - refusing
    found = Decoding(model)._without_half_a_refusal(chances)
    assert found.sum().item() == pytest.approx(1.0)
    assert found[reasons].sum().item() == pytest.approx(left)


def test_the_order_of_the_listing_changes_no_score(model):
    tokenizer = Tokenizer.for_api(ROBOT_API)
    scores = []
    for order in ((0, 1, 2), (2, 0, 1)):
        named = [objects()[index] for index in order]
        prompt = Prompt(
            task=TASK, names=tuple(item.name for item in named), slots=order, code=(2,), objects=tuple(named)
        )
        batch, _ = make_batch([prompt], tokenizer)
        with torch.no_grad():
            scores.append(model(batch, text_features(batch, shared_text_encoder()))["logits"])
    torch.testing.assert_close(scores[0], scores[1], atol=1e-4, rtol=1e-4)


def test_a_program_does_not_see_the_goal_and_the_prefix_sees_all_of_itself():
    yes = torch.ones(1, 2, dtype=torch.bool)
    nothing = dict.fromkeys(("grounding", "relations", "ranks", "slots", "known"), torch.zeros(1))
    prefix = Prefix(states=torch.zeros(1, 2, 4), mask=yes, positions=torch.tensor([[0, 1]]), **nothing)
    goal = torch.tensor([[True, True, False]])
    seen = attention(prefix, torch.ones(1, 3, dtype=torch.bool), goal)[0, 0].int()
    assert seen.tolist() == [
        [1, 1, 0, 0, 0],
        [1, 1, 0, 0, 0],
        [1, 1, 1, 0, 0],
        [1, 1, 1, 1, 0],
        [1, 1, 0, 0, 1],  # the first token of the program
    ]
    # Both begin right after the prefix.
    assert code_positions(prefix, goal).tolist() == [[2, 3, 2]]


def test_an_object_is_pointed_at_from_the_two_that_were_named_last_and_never_from_the_goal(model):
    a, b, c = (model.config.vocabulary.index(FIRST_OBJECT) + index for index in range(3))
    # The goal names a and b; the program names c, something else, c again, a, and ends.
    code = torch.tensor([[1, a, b, 2, c, 2, c, a, 2]])
    goal = torch.tensor([[True] * 3 + [False] * 6])
    last, before = model.spoken(code, goal)[:, 0].tolist()
    assert last == [0, a, b, 0, c, c, c, a, a]
    assert before == [0, 0, a, 0, 0, 0, 0, c, c]


def test_what_the_program_names_first_does_not_depend_on_a_goal_that_is_stated(model):
    tokenizer = Tokenizer.for_api(ROBOT_API)
    plain = Prompt(task=TASK, names=NAMES, slots=(0, 1, 2), code=(2,), objects=tuple(objects()))
    goal = (tokenizer.ids[GOAL], *tokenizer.encode("on('red cube', 'green tray')", plain.named_slots))
    scores = []
    for stated in ((), goal):
        prompt = replace(plain, goal=stated)
        batch, _ = make_batch([prompt], tokenizer)
        with torch.no_grad():
            scores.append(model(batch, text_features(batch, shared_text_encoder()))["logits"][0, len(stated)])
    torch.testing.assert_close(scores[0], scores[1], atol=1e-4, rtol=1e-4)


def test_sizes_are_those_of_the_configuration():
    assert PlannerConfig(vocabulary=["a", "b"]).decoder_config.vocab_size == 2
