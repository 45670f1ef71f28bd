"""Object names for training scenes: the real ones without the held-out pairs, and names made of unrelated words."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from hcvla.tasks.splits import HELD_OUT_PAIRS

COLORS = ("red", "green", "blue", "yellow", "orange", "purple", "cyan", "white", "black", "pink", "gray", "brown")
SHAPES = ("cube", "cylinder", "prism")
MAX_OBJECTS = 12
"""No table of training has more; that more are understood is measured."""

ADJECTIVES = (
    "shiny tiny huge wooden metal plastic striped dotted old new soft hard rough smooth heavy light round flat long short "
    "bright dark pale crimson scarlet navy teal mauve beige ivory golden silver bronze copper violet indigo maroon olive lime "
    "magenta turquoise amber coral lavender mint peach rusty dusty clean dirty wet dry hot cold fresh empty full broken fancy "
    "plain simple curved square narrow wide thick thin hollow solid glossy matte velvet leather woollen cotton paper glass "
    "ceramic rubber marble granite sandy leafy spotted checkered polka woven knitted carved painted printed quiet loud sweet "
    "sour salty bitter happy sad lazy eager clever silly royal rural urban arctic tropical lunar solar electric magnetic wild "
    "tame sharp blunt crooked straight fluffy furry hairy bald foggy misty frosty sunny stormy cosmic ancient modern antique "
    "left-over big small large little medium mini giant jade ruby emerald sapphire pearl ebony tan khaki fuchsia burgundy"
).split()
NOUNS = (
    "ball box bottle cup mug plate bowl spoon fork knife pan pot lid jar can tin crate basket bag brick stone pebble shell coin "
    "key lock ring chain rope ribbon button needle thread spool brush comb mirror lamp candle torch clock watch bell drum flute "
    "book card pen pencil ruler eraser stapler folder envelope stamp die dice puzzle toy doll car truck boat plane rocket train "
    "wheel gear bolt nut screw nail hammer wrench plug socket cable battery magnet sponge towel soap pillow blanket shoe sock "
    "glove hat scarf belt apple pear lemon orange banana carrot onion potato tomato pepper egg bread cheese cookie candy cake leaf "
    "flower seed acorn feather bone tooth star moon cone sphere pyramid tube pipe rod disc slab tile wedge peg token chip cap cork "
    "marker tape roll block domino dome figurine statue vase bucket barrel tank funnel sieve whistle badge medal trophy lantern"
).split()
SUPPORT_NOUNS = (
    "plate board pad platform tile rug coaster carpet shelf saucer slab cloth dish panel sheet pallet disc".split()
)
SYNONYMS = {
    "cube": ("block", "box"),
    "cylinder": ("can", "tube"),
    "mat": ("pad",),
    "prism": ("hexagon",),
    "tray": ("plate",),
}


@dataclass(frozen=True)
class InventedWords:
    """Words that names are put together from."""

    adjectives: Sequence[str]
    nouns: Sequence[str]
    support_nouns: Sequence[str]


TAUGHT_WORDS = InventedWords(ADJECTIVES + list(COLORS), NOUNS, SUPPORT_NOUNS)
"""Those of training."""


@dataclass(frozen=True)
class NamedScene:
    """The listing of one scene: names as the planner sees them, in the order of the alphabet: an order says nothing."""

    listing: tuple[str, ...]
    shown: dict[str, str]
    """From the name by colour and shape, which task instances are drawn with, to the name in the listing."""


def draw_scene(rng: random.Random, *, held_out: bool = False, invented: float = 0.65) -> NamedScene:
    """Draw the objects of one scene; a share `invented` of scenes gets names made of unrelated words.

    `held_out` scenes contain held-out pairs and only real names.
    """
    colors = list(COLORS if held_out or rng.random() < 0.5 else COLORS[:6])
    rng.shuffle(colors)
    names = {f"{color} cube" for color in colors[: rng.randint(2, 6)]}
    names |= {f"{rng.choice(colors)} {shape}" for shape in SHAPES for _ in range(rng.randint(0, 2))}
    if held_out:
        names |= set(rng.sample(sorted(HELD_OUT_PAIRS), 4))
    names |= {f"{rng.choice(colors)} tray" for _ in range(rng.randint(1, 2))}
    cubes = sorted(name for name in names if name.endswith("cube"))
    if rng.random() < 0.7:
        names |= {name.replace("cube", "mat") for name in cubes if rng.random() < 0.85}
    names |= {f"{rng.choice(colors)} mat" for _ in range(rng.randint(0, 1))}
    if not held_out:
        # These three keep a scene from being empty once the held-out pairs are gone.
        names = (names - HELD_OUT_PAIRS) | {"gray tray", "black cube", "white cube"}
    listing = sorted(names)
    rng.shuffle(listing)
    listing = sorted(listing[:MAX_OBJECTS])
    shown = {name: name for name in listing}
    if not held_out and rng.random() < invented:
        shown = invented_names(rng, listing)
    shown = dict(sorted(shown.items(), key=lambda pair: pair[1]))
    return NamedScene(tuple(shown.values()), shown)


def invented_names(rng: random.Random, names: list[str], words: InventedWords = TAUGHT_WORDS) -> dict[str, str]:
    """Replace colours, and often shapes, by unrelated words, the same word by the same word."""
    colors = sorted({name.rpartition(" ")[0] for name in names})
    shapes = sorted({name.rpartition(" ")[2] for name in names})
    adjectives = dict(zip(colors, rng.sample(words.adjectives, len(colors)), strict=True))
    nouns = dict(zip(shapes, rng.sample(words.nouns, len(shapes)), strict=True))
    for shape in shapes:
        if shape == "mat" or rng.random() < 0.4:
            nouns[shape] = shape
        elif shape == "tray":
            nouns[shape] = rng.choice([noun for noun in words.support_nouns if noun not in nouns.values()])
    invented = {name: f"{adjectives[name.rpartition(' ')[0]]} {nouns[name.rpartition(' ')[2]]}" for name in names}
    # Colors are among the words; a held-out pair may not come in by this door.
    return invented if not HELD_OUT_PAIRS & set(invented.values()) else invented_names(rng, names, words)
