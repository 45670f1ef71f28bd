"""Samples of the planner's training: a sentence, the listing of the scene, and the program that does it."""

from __future__ import annotations

import random
from collections import deque
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Literal

import numpy as np

from hcvla.tasks.families import (
    FAMILIES,
    InfeasibleSceneError,
    TaskInstance,
    color_of,
    goal_text,
    is_movable,
    mat_of,
    reference_steps,
    sample_instance,
    shape_of,
)
from hcvla.tasks.language import vocabulary as vocabulary
from hcvla.tasks.language.bad_references import absent_name, misname, vague_name
from hcvla.tasks.language.free_source import AMBIGUOUS, MISSING, UNKNOWN, FreeSource
from hcvla.tasks.language.instances import names_in, renamed
from hcvla.tasks.language.layouts import TableStyle, scattered
from hcvla.tasks.language.manner import OWN_WORDINGS, Manner
from hcvla.tasks.language.sample import Sample
from hcvla.tasks.language.vocabulary import NamedScene, draw_scene
from hcvla.tasks.language.wordings import development, heldout, nonsense, taught
from hcvla.tasks.language.wordings.phrases import dress, expand, fill, frame, join
from hcvla.tasks.language.wordings.slots import mention_slots, stack_words, together

REFUSALS = (UNKNOWN, MISSING, AMBIGUOUS)
_FAMILY_WEIGHTS = {"stack": 2.5, "sort": 3.5, "pick": 0.8}
"""How often a family is drawn, where the others have 1.0: long programs over relations take longest to learn."""
Wording = Literal["taught", "development", "heldout"]
_WORDING: dict[Wording, ModuleType] = {"taught": taught, "development": development, "heldout": heldout}
_PLAIN_SHARE = 0.3
"""Share of taught sentences in the shortest form, "verb object"."""


@dataclass(frozen=True)
class SampleConfig:
    """What samples are drawn."""

    wording: Wording = "taught"
    """Which phrasings."""
    held_out_pairs: bool = False
    invented: float = 0.5
    """Share of scenes whose names are made of unrelated words."""
    refused: float = 0.2
    """Share of sentences that must be refused."""
    scenes: int = 500
    """Listings that are kept and drawn from again; every sample shuffles which slot stands for which object."""
    plain_mentions: bool = False
    """Call objects by their full names only, never by a part or a synonym."""
    free: float = 0.0
    """Share of sentences that are drawn from all of catalogue.py, or refused about its tables."""
    spatial: float = 0.5
    """Share of descriptions in these that say where or how an object is, among those that are not its full name."""
    manner: Manner = OWN_WORDINGS
    """How else these are said."""
    focus: tuple[str, ...] = ()
    """Which of these are drawn more often."""


class SampleSource:
    """An endless, seeded source of samples."""

    def __init__(self, seed: int, config: SampleConfig | None = None) -> None:
        """Start from a seed."""
        self._rng = random.Random(seed)
        self._numpy = np.random.default_rng(seed)
        self._config = config or SampleConfig()
        self._scenes: deque[NamedScene] = deque(maxlen=self._config.scenes)
        self._words = _WORDING[self._config.wording]
        style, spatial = TableStyle(invented=self._config.invented), self._config.spatial
        self._free = FreeSource(self._rng, style, spatial, manner=self._config.manner, focus=self._config.focus)

    def draw(self, family: str | None = None) -> Sample:
        """Draw one sample, of a family or refusal if one is named."""
        rng = self._rng
        if family is None:
            family = rng.choice(REFUSALS) if rng.random() < self._config.refused else draw_family(rng)
            if family in REFUSALS and rng.random() < 0.5:
                family = UNKNOWN
            if rng.random() < self._config.free:
                return self._free.refused() if family in REFUSALS else self._free.draw()
        while True:
            scene = self._scene()
            sample = self.request(scene, family)
            if sample is not None:
                return replace(sample, objects=scattered(rng, scene.shown))

    def draw_request(self, task: str) -> Sample:
        """Draw one sample of a request of catalogue.py."""
        return self._free.draw(task)

    def _scene(self) -> NamedScene:
        """Draw a scene: a new one until there are enough, then mostly one of those, whose names are encoded."""
        if len(self._scenes) >= self._config.scenes and self._rng.random() < 0.95:
            return self._rng.choice(self._scenes)
        config = self._config
        self._scenes.append(draw_scene(self._rng, held_out=config.held_out_pairs, invented=config.invented))
        return self._scenes[-1]

    def request(self, scene: NamedScene, family: str) -> Sample | None:
        """Draw a sentence of the family about this scene; None if the scene does not allow one."""
        if family == UNKNOWN:
            return self._unknown(scene)
        if family in REFUSALS:
            return self._refused(scene, family)
        if family == "place" and self._rng.random() < 0.08 and self._words is taught:
            return self._two_places(scene)
        try:
            instance = sample_instance(self._numpy, list(scene.shown), family)
        except InfeasibleSceneError:
            return None
        if self._config.held_out_pairs and not names_in(instance) & vocabulary.HELD_OUT_PAIRS:
            return None
        return self.phrase(scene, instance)

    def phrase(self, scene: NamedScene, instance: TaskInstance) -> Sample:
        """Put a task into words; the instance's names are those by colour and shape."""
        rng = self._rng
        if instance.family == "rotate":
            instance = self._turned(instance)
        words, template = self._words, ""
        slots: dict[str, str] = {}
        if instance.family == "sort":
            instance, slots, template = self._sort_words(scene, instance)
        instance = renamed(instance, scene.shown)
        kind = instance.family
        if not template:
            template = rng.choice(self._templates(kind))
        if kind == "next_to":
            slots["side"] = expand(rng, rng.choice(words.SIDES[instance.slots["direction"]]), {})
        if kind == "restore":
            slots["back"] = expand(rng, rng.choice(words.BACK), {})
        if kind == "rotate":
            slots["turn"] = self._turn_words(instance.degrees)
        if kind == "stack":
            slots |= stack_words(rng, instance)
        template = self._frame(template)
        mentions = {key: (self._mention(scene, name), name) for key, name in mention_slots(instance)}
        if (
            "{list}" in template or "{n0}" in slots.get("things", "") or "{a} and {b}" in template
        ) and rng.random() < 0.25:
            mentions |= together(instance, template)
        text, spans = fill(template, slots, mentions)
        text, spans = dress(rng, text, spans)
        steps, goal = tuple(reference_steps(instance)), goal_text(instance)
        return Sample(text, tuple(spans), scene.listing, steps, kind, instance, goal=goal, task=_task_of(instance))

    def _templates(self, kind: str) -> tuple[str, ...]:
        if self._words is taught and self._rng.random() < _PLAIN_SHARE:
            return taught.PLAIN[kind]
        if self._words is taught and kind == "place" and self._rng.random() < 0.05:
            return taught.UNDER
        return self._words.TEMPLATES[kind]

    def _frame(self, template: str) -> str:
        return frame(self._rng, expand(self._rng, template, self._words.VERBS), self._words)

    def _mention(self, scene: NamedScene, name: str) -> str:
        """Say an object's name: mostly in full, sometimes by as much of it as is unique in the scene."""
        rng = self._rng
        color, shape = color_of(name), shape_of(name)
        if self._config.plain_mentions or rng.random() < 0.72:
            return f"the {name}"
        options = [name, name, f"that {name}", f"this {name}", f"the {shape} that is {color}", f"the {name} over there"]
        if sum(shape_of(other) == shape for other in scene.listing) == 1:
            options += [f"the {shape}"] * 3
        if sum(color_of(other) == color for other in scene.listing) == 1:
            options += [f"the {color} one", f"the {color} object", f"the {color} thing"]
        for synonym in vocabulary.SYNONYMS.get(shape, ()):
            if all(shape_of(other) != synonym for other in scene.listing):
                options.append(f"the {color} {synonym}")
        return rng.choice(options)

    def _turned(self, instance: TaskInstance) -> TaskInstance:
        degrees = instance.degrees
        if self._words is taught and self._rng.random() < 0.4:
            degrees = float(self._rng.randint(1, 36) * 5 if self._rng.random() < 0.7 else self._rng.randint(1, 180))
            degrees *= self._rng.choice((-1.0, 1.0))
        return TaskInstance("rotate", {"object": instance.slots["object"], "degrees": degrees})

    def _turn_words(self, degrees: float) -> str:
        rng, words = self._rng, self._words
        amount = rng.choice(words.DEGREES).replace("{n}", f"{abs(degrees):g}")
        if rng.random() < 0.35 and abs(degrees) in words.ANGLE_WORDS:
            amount = rng.choice(words.ANGLE_WORDS[abs(degrees)])
        if rng.random() < 0.06:
            return f"{rng.choice(('-', 'minus ')) if degrees < 0 else ''}{abs(degrees):g} degrees"
        if degrees > 0 and rng.random() < 0.3:
            return amount
        sense = rng.choice(words.LEFT_TURN if degrees > 0 else words.RIGHT_TURN)
        return f"{amount} {sense}"

    def _sort_words(self, scene: NamedScene, instance: TaskInstance) -> tuple[TaskInstance, dict[str, str], str]:
        """Say which cubes: all that have mats, in the order of the listing, or those named, in that order."""
        rng = self._rng
        sortable = [name for name in scene.shown if shape_of(name) == "cube" and mat_of(name, list(scene.shown))]
        noun = shape_of(scene.shown[sortable[0]])
        if len(sortable) <= 4 and rng.random() < 0.75:
            instance = replace(instance, slots={"objects": tuple(sortable)})
            plural = f"{noun}{'es' if noun.endswith(('s', 'x', 'ch', 'sh')) else 's'}"
            items = rng.choice((f"the {plural}", f"all {plural}", f"all the {plural}", plural, f"all of the {plural}"))
            each = rng.choice((f"every {noun}", f"each {noun}", f"each of the {plural}"))
            return instance, {"things": items, "each": each, "thing": noun}, rng.choice(self._templates("sort"))
        named = join([f"{{n{index}}}" for index in range(len(instance.names))])
        template = rng.choice([t for t in self._templates("sort") if "{things}" in t and "{thing}" not in t])
        return instance, {"things": named}, template

    def _two_places(self, scene: NamedScene) -> Sample | None:
        """Two placements in one sentence."""
        rng, canonical = self._rng, list(scene.shown)
        movable = [name for name in canonical if is_movable(name)]
        targets = [name for name in canonical if not is_movable(name)]
        if len(movable) < 2 or len(targets) < 2:
            return None
        names = [scene.shown[name] for name in (*rng.sample(movable, 2), *rng.sample(targets, 2))]
        template = rng.choice(
            ("<put> {n0} on {n2} and {n1} on {n3}", "<put> {n0} on {n2}, then <put> {n1} on {n3}",
             "first <put> {n0} on {n2} and then {n1} on {n3}", "<put> {n0} and {n1} on {n2} and {n3} respectively")
        )  # fmt: skip
        mentions = {f"n{index}": (self._mention(scene, name), name) for index, name in enumerate(names)}
        text, spans = dress(rng, *fill(self._frame(template), {}, mentions))
        placed = [
            TaskInstance("place", {"object": name, "target": target})
            for name, target in zip(names[:2], names[2:], strict=True)
        ]
        steps = [step for instance in placed for step in reference_steps(instance)]
        goal = " and ".join(map(goal_text, placed))
        return Sample(text, tuple(spans), scene.listing, tuple(steps), "place", goal=goal, task="place")

    def _unknown(self, scene: NamedScene) -> Sample:
        """Draw a request outside what the robot can do."""
        rng, words = self._rng, self._words
        template = rng.choice(words.OUTSIDE)
        verbs = dict(words.VERBS) | {"outside": words.OUTSIDE_VERBS}
        clause = expand(rng, template, verbs)
        text = frame(rng, clause, self._words) if rng.random() < 0.5 else clause.lstrip("=")
        a, b = rng.sample(scene.listing, 2)
        slots = {
            "words": " ".join(rng.choice(nonsense.WORDS) for _ in range(rng.randint(2, 7))),
            "letters": " ".join(nonsense.gibberish(rng) for _ in range(rng.randint(1, 5))),
            "n": str(rng.randint(1, 180)),
        }
        mentions = {"a": (self._mention(scene, a), a), "b": (self._mention(scene, b), b)}
        text, spans = dress(rng, *fill(text, slots, mentions))
        return Sample(text, tuple(spans), scene.listing, (), UNKNOWN, reason=_reason(template))

    def _refused(self, scene: NamedScene, kind: str) -> Sample | None:
        """Draw a proper request, one of whose objects is not there, or fits several."""
        rng = self._rng
        family = rng.choice([family for family in FAMILIES if family != "sort"])
        request = self.request(scene, family)
        if request is None or not request.mentions:
            return None
        victim = rng.choice(request.mentions)
        assert victim.name is not None
        wrong = absent_name(rng, scene, victim.name) if kind == MISSING else vague_name(rng, scene, victim.name)
        if wrong is None or sum(span.name == victim.name for span in request.mentions) > 1:
            return None
        text, spans = misname(request.text, request.mentions, victim, wrong)
        return Sample(text, spans, scene.listing, (), kind)


def _reason(template: str) -> str:
    """Return why what a template of `OUTSIDE` says is refused."""
    if "<outside>" in template:
        return "not possible"
    talk = template.startswith("=") and "{words}" not in template and "{letters}" not in template
    return "not a request" if talk else "not understood"


def _task_of(instance: TaskInstance) -> str:
    """Return the task of the suite that an instance of a family is."""
    return f"stack{len(instance.names)}" if instance.family == "stack" else instance.family


def draw_family(rng: random.Random) -> str:
    """Draw a family as often as training needs it."""
    return rng.choices(FAMILIES, [_FAMILY_WEIGHTS.get(family, 1.0) for family in FAMILIES])[0]
