"""Ordinary programs do in the sandbox what they do in CPython: the same calls, arguments, prints and errors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from hcvla.api.errors import BadProgramError
from ordinary import programs, seen_in_cpython, seen_in_sandbox

ORDINARY = programs(Path(__file__).parent / "ordinary")
CORNERS = programs(Path(__file__).parent / "corners")

REFUSED = {
    "enumeration": "line 1: 'enum' cannot be imported",
}
"""The few that are refused, and what the message says to write instead."""


@pytest.mark.parametrize("title", ORDINARY)
def test_an_ordinary_program_does_what_it_does_in_cpython(title):
    expected = seen_in_cpython(ORDINARY[title])
    assert expected.events
    if title in REFUSED:
        with pytest.raises(BadProgramError, match=REFUSED[title]):
            seen_in_sandbox(ORDINARY[title])
    else:
        seen = seen_in_sandbox(ORDINARY[title])
        # The interpreter names the line of a bare raise, CPython the one it raises again.
        raised_again = "    raise\n" in ORDINARY[title]
        assert seen == (replace(expected, line=seen.line) if raised_again else expected)


def test_fourteen_of_fifteen_ordinary_programs_run():
    assert len(ORDINARY) >= 60
    assert len(REFUSED) * 15 <= len(ORDINARY)


@pytest.mark.parametrize("title", CORNERS)
def test_a_corner_of_the_language_is_what_it_is_in_cpython(title):
    assert seen_in_sandbox(CORNERS[title]) == seen_in_cpython(CORNERS[title])
