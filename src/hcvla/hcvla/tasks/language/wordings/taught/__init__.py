"""The phrasings that training uses.

No sentence of `development` or `heldout` is among them, and none of `heldout` has the structure of one.

`(a|b)` chooses, `[a]` may be left out, `<verbs>` draws from VERBS, `{slot}` is filled in (see phrases.py). A
template that starts with "=" is a whole sentence; any other is a request that FRAMES wrap.
"""

from hcvla.tasks.language.wordings.taught import (
    next_to,
    out_of_scope,
    pick,
    place,
    politeness,
    restore,
    rotate,
    sort,
    stack,
    swap,
)

_FAMILIES = {
    "pick": pick,
    "place": place,
    "stack": stack,
    "sort": sort,
    "swap": swap,
    "rotate": rotate,
    "next_to": next_to,
    "restore": restore,
}

VERBS: dict[str, tuple[str, ...]] = {
    "pick": pick.VERBS,
    "put": place.VERBS,
    "stack": stack.VERBS,
    "sort": sort.VERBS,
    "swap": swap.VERBS,
    "rotate": rotate.VERBS,
    "bring": next_to.VERBS,
}
TEMPLATES: dict[str, tuple[str, ...]] = {name: module.TEMPLATES for name, module in _FAMILIES.items()}
PLAIN: dict[str, tuple[str, ...]] = {name: module.PLAIN for name, module in _FAMILIES.items()}
"""The shortest ways to say each family; drawn more often than any other template."""
UNDER = place.UNDER
FRAMES = politeness.FRAMES
BACK = restore.BACK
SIDES = next_to.SIDES
LEFT_TURN, RIGHT_TURN = rotate.LEFT_TURN, rotate.RIGHT_TURN
ANGLE_WORDS, DEGREES = rotate.ANGLE_WORDS, rotate.DEGREES
OUTSIDE, OUTSIDE_VERBS = out_of_scope.TEMPLATES, out_of_scope.VERBS
