"""Takes the code out of what a chat model wrote: without its thoughts, fences and talk.

Models that are not held inside a grammar wrap their answer: they think in tags, draft in a fence and answer in the
next, or say what they are about to do. The last fence counts; without one, the last lines that are statements do.
"""

from __future__ import annotations

import ast
import re

_THOUGHT = re.compile(r"<(think|thinking|thought|reasoning)>.*?</\1>", re.DOTALL | re.IGNORECASE)
_THOUGHT_END = re.compile(r"</(?:think|thinking|thought|reasoning)>", re.IGNORECASE)
_THOUGHT_START = re.compile(r"<(?:think|thinking|thought|reasoning)>", re.IGNORECASE)
_FENCE = re.compile(r"^[ \t]*```[\w+-]*[ \t]*\n(?P<code>.*?)(?:\n?[ \t]*```|\Z)", re.DOTALL | re.MULTILINE)
_INLINE = re.compile(r"```(?:python\b)?(?P<code>[^\n]*?)```|`(?P<quoted>[^`\n]+)`")
_STATEMENTS = (ast.Expr, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.For, ast.While, ast.If, ast.FunctionDef)
_MAX_LINES = 200
"""Longer talk is not searched for code."""


def code_in(text: str) -> str:
    """Return the code of a model's answer; the whole text if nothing in it looks like code, empty if it only thinks."""
    said = _without_thoughts(text).strip()
    if fences := [match["code"].strip() for match in _FENCE.finditer(said)]:
        return next((code for code in reversed(fences) if code), "")
    lines = said.splitlines()
    if _is_code(said) or len(lines) > _MAX_LINES:
        return said
    if quoted := [(match["code"] or match["quoted"] or "").strip() for match in _INLINE.finditer(said)]:
        calls = [code for code in quoted if _is_code(code)]
        if calls and not _blocks(lines):
            return calls[-1]
    return _blocks(lines) or said


def _without_thoughts(text: str) -> str:
    """Return what comes after the thoughts; nothing if they do not end."""
    rest = _THOUGHT.sub("", text)
    # Servers may cut the opening tag off, as part of the prompt.
    rest = _THOUGHT_END.split(rest)[-1]
    begun = _THOUGHT_START.search(rest)
    return rest[: begun.start()] if begun else rest


def _blocks(lines: list[str]) -> str:
    """Return the last run of lines that is code, the longest of those that end there; empty if there is none."""
    for end in range(len(lines), 0, -1):
        for start in range(end):
            block = "\n".join(lines[start:end])
            if _is_code(block):
                return block.strip()
    return ""


def _is_code(text: str) -> bool:
    """Whether a text is nothing but statements that call something."""
    try:
        body = ast.parse(text.strip()).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return bool(body) and all(_acts(statement) for statement in body)


def _acts(statement: ast.stmt) -> bool:
    if not isinstance(statement, _STATEMENTS):
        return False
    return not isinstance(statement, ast.Expr) or isinstance(statement.value, ast.Call)
