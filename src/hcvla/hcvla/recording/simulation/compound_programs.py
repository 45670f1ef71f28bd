"""Programs in fewer, larger calls: what is picked and then put down is one `pick_place`.

Carried out, such a program labels both depths: `pick_place`, and within it move_to, pick, move_to and place.
"""

from __future__ import annotations

import ast
from itertools import pairwise


def coarse(program: str) -> str:
    """Return a program with each pick that a place follows at once made one call; other lines stay as they are."""
    statements = ast.parse(program).body
    lines: list[str] = []
    merged = False
    for statement, following in pairwise([*statements, None]):
        assert statement is not None, "only the last of a pair is None"
        joined = None if merged else _joined(statement, following)
        if not merged:
            lines.append(joined or ast.get_source_segment(program, statement) or "")
        merged = joined is not None
    return "\n".join(lines) + "\n"


def _joined(first: ast.stmt, second: ast.stmt | None) -> str | None:
    """Return a pick and the place after it as one call; None if they are not, or cannot be."""
    pick, place = _call(first, "pick"), _call(second, "place")
    if pick is None or place is None or len(pick.args) != 1 or pick.keywords or not place.args:
        return None
    picked = ast.unparse(pick.args[0])
    # Where an object is means something else once it is in the hand.
    if f"get_pose({picked})" in ast.unparse(place):
        return None
    return ast.unparse(ast.Call(ast.Name("pick_place"), [*pick.args, *place.args], place.keywords))


def _call(statement: ast.stmt | None, function: str) -> ast.Call | None:
    if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)):
        return None
    called = statement.value.func
    return statement.value if isinstance(called, ast.Name) and called.id == function else None
