"""Which line of the whole program a position in one of its runs stands for."""

import pytest
from pydantic_monty import SourceRange

from hcvla.sandbox.rewriting.rewrite import Runnable
from hcvla.sandbox.source_map import Listing


class Place:
    """A position, or the frame of a traceback, as the interpreter gives it."""

    def __init__(self, feed, start=0, line=1, column=1):
        self.filename, self.start, self.line, self.column = f"<python-input-{feed}>", start, line, column


@pytest.fixture
def listing():
    """Return a prelude, two lines, a reading of memory, and one more line."""
    made = Listing()
    made.skip_feed()
    made.add_feed("a = 1\ngo_home()", Runnable("a = 1\ngo_home(pose_dict)\n", ((0, 1), (6, 2))))
    made.skip_feed()
    made.add_feed("\n  pick(a)\n", Runnable("pick(pose_dict, a)\n", ((0, 2),)))
    return made


def test_the_program_has_every_line_once(listing):
    assert listing.program == "a = 1\ngo_home()\n\n  pick(a)\n"
    assert listing.feeds == 4


@pytest.mark.parametrize(
    ("feed", "start", "line"),
    [
        (1, 0, 1),
        (1, 5, 1),  # the end of the first line
        (1, 6, 2),
        (3, 2, 4),  # the second line after two
        (0, 0, 0),  # the prelude is no part of the program
        (2, 0, 0),
        (9, 0, 0),
    ],
)
def test_a_position_is_in_a_line_of_the_whole_program(listing, feed, start, line):
    assert listing.line_of(Place(feed, start)) == line


def test_a_frame_of_a_traceback_is_in_a_feed_and_a_line_of_it(listing):
    assert listing.line_of_frame(Place(1, line=1, column=5)) == (1, 1)
    assert listing.line_of_frame(Place(1, line=2, column=1)) == (1, 2)
    assert listing.line_of_frame(Place(3, line=1, column=6)) == (3, 2)
    assert listing.line_of_frame(Place(0, line=7, column=1)) == (0, 0)


def test_positions_count_bytes_and_columns_count_letters():
    made = Listing()
    # Twelve letters of which two have two bytes, and the line's end: the second line begins at byte 15.
    made.add_feed("t = 'größer'\nx = 1\n", Runnable("t = 'größer'\nx = 1\n", ((0, 1), (15, 2))))
    assert made.line_of(Place(0, 14)) == 1
    assert made.line_of(Place(0, 15)) == 2
    assert made.line_of_frame(Place(0, line=1, column=13)) == (0, 1)
    assert made.line_of_frame(Place(0, line=2, column=1)) == (0, 2)


def test_a_line_is_shown_without_its_indentation(listing):
    assert [listing.text_at(line) for line in (1, 4)] == ["a = 1", "pick(a)"]
    assert listing.text_at(0) == listing.text_at(99) == ""


def test_another_file_is_no_feed(listing):
    assert listing.feed_of("<python-input-3>") == 3
    assert listing.feed_of("/usr/lib/python3/json.py") == -1


def test_the_interpreter_s_own_positions_have_these_fields():
    assert {"filename", "start"} <= {name for name in dir(SourceRange) if not name.startswith("_")}
