"""Says the slots of a task: which objects a sentence mentions, and lists of them in several forms."""

from __future__ import annotations

import random
from itertools import pairwise

from hcvla.tasks.families import TaskInstance, color_of, shape_of
from hcvla.tasks.language.wordings.phrases import expand, join


def mention_slots(instance: TaskInstance) -> list[tuple[str, str]]:
    """Return the template slots of the objects a task is about, each with its object's name."""
    if "objects" in instance.slots:
        return [(f"n{index}", name) for index, name in enumerate(instance.names)]
    return [(key, str(value)) for key, value in instance.slots.items() if key not in ("degrees", "direction")]


def together(instance: TaskInstance, template: str) -> dict[str, tuple[str, str]]:
    """Say names of one shape together: "the red, green and blue cubes"; empty if the template repeats a name."""
    slots = mention_slots(instance)
    names = [name for _, name in slots]
    shapes = {shape_of(name) for name in names}
    if len(shapes) > 1 or len(names) < 2 or any(template.count(f"{{{key}}}") > 1 for key, _ in slots):
        return {}
    shown = [color_of(name) for name in names]
    shown[0] = f"the {shown[0]}"
    shown[-1] += f" {shapes.pop()}s"
    return {key: (text, name) for (key, name), text in zip(slots, shown, strict=True)}


def stack_words(rng: random.Random, instance: TaskInstance) -> dict[str, str]:
    """Say the order of a stack in one of several ways; {n0} is the lowest."""
    slots = [f"{{n{index}}}" for index in range(len(instance.names))]
    above = " on [top of] ".join(reversed(slots))
    pairs = [f"{upper} on [top of] {lower}" for lower, upper in pairwise(slots)]
    middle = [f"{slot} in the middle" if len(slots) == 3 else f"then {slot}" for slot in slots[1:-1]]
    bottom = rng.choice((f"{slots[0]} at the bottom", f"{slots[0]} as the base", f"{slots[0]} below"))
    top = rng.choice((f"{slots[-1]} on top", f"{slots[-1]} at the top"))
    roles = [bottom, *middle, top]
    return {
        "list": join(slots, rng.choice(("and", "and", "and then"))),
        "listdown": join(slots[::-1]),
        "chain": expand(rng, above, {}),
        "chainand": expand(rng, join(pairs, rng.choice(("and", "and then", "then", ", then"))), {}),
        "roles": join(roles if rng.random() < 0.7 else [top, *reversed(middle), bottom]),
    }
