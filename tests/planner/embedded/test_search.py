"""Uniform-cost search over choices: whole nodes in the order of their probability, none below the floor."""

from hcvla.planner.embedded.search import likeliest

TREE = {
    "": (("a", 0.6), ("b", 0.4)),
    "a": (("aa", 0.5), ("ab", 0.5)),
    "b": (("ba", 0.9), ("bb", 0.1)),
}
"""By hand: aa 0.30, ab 0.30, ba 0.36, bb 0.04."""


def branches(node, _least):
    return TREE.get(node)


def test_the_likeliest_whole_comes_first_though_its_first_choice_was_second():
    found = list(likeliest("", branches, 0.0))
    assert found[0][0] == "ba"
    assert {node: round(chance, 6) for node, chance in found} == {"ba": 0.36, "aa": 0.3, "ab": 0.3, "bb": 0.04}
    chances = [chance for _, chance in found]
    assert chances == sorted(chances, reverse=True)


def test_what_is_below_the_floor_is_neither_yielded_nor_begun():
    asked = []

    def watched(node, least):
        asked.append((node, round(least, 6)))
        return TREE.get(node)

    assert [node for node, _ in likeliest("", watched, 0.35)] == ["ba"]
    # Of "b", which has 0.4, only what has 0.35 / 0.4 of that is of use.
    assert ("b", 0.875) in asked
    assert not {"aa", "ab", "bb"} & {node for node, _ in asked}


def test_nothing_is_looked_at_before_it_is_asked_for():
    asked = []
    found = likeliest("", lambda node, least: asked.append(node) or branches(node, least), 0.0)
    assert not asked
    next(found)
    assert asked == ["", "a", "b", "ba"]


def test_of_two_alike_the_one_that_was_begun_last_is_ended_first():
    chain = {"": (("x", 0.5), ("y", 0.5)), "x": (("x1", 1.0),), "y": (("y1", 1.0),)}
    order = []
    list(likeliest("", lambda node, _: order.append(node) or chain.get(node), 0.0))
    assert order == ["", "y", "y1", "x", "x1"]


def test_a_node_that_leads_nowhere_is_left_out():
    dead = {"": (("a", 0.7), ("b", 0.3)), "a": ()}
    assert list(likeliest("", lambda node, _: dead.get(node), 0.0)) == [("b", 0.3)]
