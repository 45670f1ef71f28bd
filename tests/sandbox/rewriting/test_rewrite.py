"""A program is rewritten to code that stands for its lines, each construct on its own."""

import ast

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.sandbox.hidden_names import hidden
from hcvla.sandbox.rewriting.rewrite import rewrite
from hcvla.sandbox.rewriting.trees import has_yield
from hcvla.sandbox.rewriting.variables import assigned_names


def lines(code, defined=""):
    return rewrite(code, ROBOT_API, defined).code.replace("__hcvla_", "_").replace("__", "").splitlines()


@pytest.mark.parametrize(
    ("code", "run"),
    [
        ("x = 1", ["x = 1"]),
        ("go_home()", ["go_home(pose_dict)"]),
        ("p = get_pose(a)", ["p = _back(get_pose(pose_dict, a))"]),
        ("pick(*names, **more)", ["pick(pose_dict, *names, **more)"]),
        (
            "grab = {'p': pick}",
            ["grab = {'p': _api('pick', lambda *args, **kwargs: pick(pose_dict, *args, **kwargs))}"],
        ),
        ("del d['a'], d[1:]", ["_delete(d, 'a')", "_delete(d, slice(1, None, None))"]),
        ("from functools import wraps as w, cache", ["from functools import cache", "w = _wraps"]),
        ("import functools\nfunctools.reduce(f, x)", ["import functools", "_reduce(f, x)"]),
        ("from collections.abc import Callable", ["from typing import Callable"]),
        ("from __future__ import annotations\nx = 1", ["x = 1"]),
        ("any(x for x in y)", ["any(_genexp(y, lambda x: (x,)))"]),
        ("any(x for x in y if x)", ["any(_genexp(y, lambda x: (x,) if x else None))"]),
        ("xs.sort(key=f)", ["_sort(xs, key=f)"]),
        ("xs.sort()", ["xs.sort()"]),
        (
            "f(key=d.get)",
            ["f(key=_method(d, 'get', lambda value, *args, **options: value.get(*args, **options)))"],
        ),
        ("f(str.lower)", ["f(lambda value, *args, **options: value.lower(*args, **options))"]),
        ("dict.fromkeys(d.keys())", ["dict.fromkeys(d.keys())"]),
        ("import operator\noperator.add(1, 2)", ["pass", "_add(1, 2)"]),
        ("raise ValueError('a', 3)", ["raise _error(ValueError, 'a', 3)"]),
        ("raise ValueError(f'{a}')", ["raise ValueError(f'{a}')"]),
        ("offset = 1\nprint(offset)", ["offset = 1", "print(offset)"]),
        ("def f(pick):\n    pick(1)\npick(a)", ["def f(pick):", "    pick(1)", "pick(pose_dict, a)"]),
        ("[x for x in y]", ["[x for x in y]"]),
        ("for x in y:\n    pass", ["for x in y:", "    pass"]),
        (
            "try:\n    f()\nexcept Exception:\n    pass",
            ["try:", "    f()", "except NotImplementedError:", "    raise", "except Exception:", "    pass"],
        ),
        ("try:\n    f()\nexcept KeyError:\n    pass", ["try:", "    f()", "except KeyError:", "    pass"]),
    ],
)
def test_a_construct_becomes_what_the_interpreter_runs(code, run):
    assert lines(code) == run


def test_loops_are_rewritten_where_anything_is_lazy_also_in_earlier_lines():
    loop = "for x in y:\n    f(x)\nelse:\n    g()"
    assert lines(loop) == loop.splitlines()
    assert lines(loop, defined="def gen():\n    yield 1\n") == [
        "_loop_0 = _stream(y)",
        "while _loop_0.advance():",
        "    x = _loop_0.item",
        "    f(x)",
        "else:",
        "    g()",
    ]


def test_a_generator_is_cut_at_its_yields():
    assert lines("def g(n):\n    while n:\n        yield n\n        n -= 1") == [
        "def g(n):",
        "",
        "    def _block_0():",
        "        nonlocal n",
        "        return (_block_1,)",
        "",
        "    def _block_1():",
        "        nonlocal n",
        "        if n:",
        "            return (_block_2,)",
        "        return None",
        "",
        "    def _block_2():",
        "        nonlocal n",
        "        return (_block_3, n)",
        "",
        "    def _block_3():",
        "        nonlocal n",
        "        n -= 1",
        "        return (_block_1,)",
        "    return _generator(_block_0)",
    ]


def test_every_piece_of_the_code_stands_for_the_line_it_came_from():
    code = "# first\nplace(\n    get_pose(\n        red),\n    match_yaw=f(1))\nx = [a\n     for a in b]\n"
    runnable = rewrite(code, ROBOT_API)

    def line_of(piece):
        place = runnable.code.encode().index(piece.encode())
        return [line for begin, line in runnable.lines if begin <= place][-1]

    assert [line_of(piece) for piece in ("place", "get_pose", "red", "f(1)", "x =", "[a", "b]")] == [
        2,
        3,
        4,
        5,
        6,
        6,
        7,
    ]


def test_places_count_bytes():
    runnable = rewrite("t = 'größer'; f(t)\ng(t)\n", ROBOT_API)
    # 14 letters to the end of the first line's code, two of them of two bytes, and the line's end.
    assert runnable.code.encode()[dict((line, begin) for begin, line in runnable.lines)[2] :] == b"g(t)\n"


def test_names_of_a_scope_are_those_that_its_own_statements_bind():
    body = ast.parse(
        "a = 1\nfor b, c in d: e += 1\nwith f as g: pass\ndef h(i): j = 1\nimport k.l, m as n\n"
        "try: pass\nexcept E as o: pass\nmatch p:\n    case [q, *r]: pass\n    case {**s}: pass\n"
        "[t for t in (u := v)]\nw: int = 1\nclass x:\n    y = 1\n"
    ).body
    assert assigned_names(body) == set("abceghknoqrsuwx")


def test_a_yield_belongs_to_the_innermost_function():
    outer = ast.parse("def f():\n    def g():\n        yield 1\n    return g").body[0]
    assert not has_yield(outer)
    assert has_yield(outer.body[0])


def test_hidden_names_cannot_be_written_in_a_program():
    assert hidden("_back") == "__hcvla_back__"
