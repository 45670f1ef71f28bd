"""Generators of every shape yield what CPython's do: drawn at random, rewritten, and run next to the original."""

from __future__ import annotations

import random

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.sandbox.prelude import builtins_prelude
from hcvla.sandbox.rewriting.rewrite import rewrite


class Drawing:
    """Draws the statements of a generator function over the names a and b, with a counter that ends its loops."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def function(self) -> str:
        body = "\n".join(self.block(1, 3, in_loop=False))
        return f"def gen(a):\n    b = n = 0\n{body}\n"

    def block(self, depth: int, size: int, in_loop: bool) -> list[str]:
        count = self.random.randint(1, size)
        return [line for _ in range(count) for line in self.statement(depth, in_loop)]

    def statement(self, depth: int, in_loop: bool) -> list[str]:
        simple = ["yield a", "yield b", "yield", "a += 1", "b = a - b", "yield from [a, b]", "print(a, b)", "return"]
        weights = [5, 4, 1, 3, 3, 2, 1, 1]
        if in_loop:
            simple, weights = [*simple, "break", "continue"], [*weights, 1, 1]
        kinds = ["simple"] * 4 + ["if", "for", "while", "try"] * (depth < 4)
        indent = "    " * depth
        match self.random.choice(kinds):
            case "if":
                lines = [f"{indent}if {self.test()}:", *self.block(depth + 1, 2, in_loop)]
                if self.random.random() < 0.5:
                    lines += [f"{indent}else:", *self.block(depth + 1, 2, in_loop)]
                return lines
            case "for":
                head = self.random.choice(
                    ["for a in range(3):", "for a, b in [(1, 2), (3, 4)]:", "for b in (a, a + 1):"]
                )
                return [f"{indent}{head}", *self.block(depth + 1, 3, in_loop=True), *self.otherwise(depth, in_loop)]
            case "while":
                # All loops of a function together take so many turns.
                step = "    " * (depth + 1) + "n += 1"
                body = self.block(depth + 1, 3, in_loop=True)
                return [f"{indent}while n < 12:", step, *body, *self.otherwise(depth, in_loop)]
            case "try":
                inside = "    " * (depth + 1)
                return [
                    f"{indent}try:",
                    f"{inside}b = 6 // (a % 3)",
                    f"{indent}except ZeroDivisionError:",
                    f"{inside}b = -1",
                ]
        return [indent + self.random.choices(simple, weights)[0]]

    def otherwise(self, depth: int, in_loop: bool) -> list[str]:
        if self.random.random() < 0.6:
            return []
        return ["    " * depth + "else:", *self.block(depth + 1, 2, in_loop)]

    def test(self) -> str:
        return self.random.choice(["a % 2", "b > a", "a > 3", "not b", "a == b"])


PRELUDE = compile(builtins_prelude(), "prelude", "exec")


def items_of(code: str, start: int) -> tuple[list, list]:
    """Return the first items that gen(start) of a program yields, and what it prints."""
    printed: list = []
    namespace = {"print": lambda *values: printed.append(values)}
    exec(PRELUDE, namespace)
    exec(code, namespace)
    return list(namespace["gen"](start)), printed


@pytest.mark.parametrize("seed", range(0, 100, 20))
def test_rewritten_generators_yield_and_print_the_same(seed):
    some = 0
    for each in range(seed, seed + 20):
        code = Drawing(each).function()
        if "yield" not in code:
            continue
        runnable = rewrite(code, ROBOT_API).code
        for start in (0, 2, 5):
            expected = items_of(code, start)
            assert items_of(runnable, start) == expected, code
            some += len(expected[0])
    assert some > 50
