from dataclasses import dataclass

from hcvla.configuration.docstrings import field_docstrings


@dataclass(frozen=True)
class Base:
    first: int = 1
    """Of the base."""
    second: int = 2


@dataclass(frozen=True)
class Derived(Base):
    """Not a field's."""

    third: int = 3
    """Its own,
    on two lines."""
    second: int = 5
    """Overrides."""


def test_docstrings_below_fields_are_found_bases_included():
    assert field_docstrings(Base) == {"first": "Of the base."}
    assert field_docstrings(Derived) == {
        "first": "Of the base.",
        "third": "Its own, on two lines.",
        "second": "Overrides.",
    }


def test_classes_inside_functions_are_found_too():
    @dataclass(frozen=True)
    class Local:
        only: int = 0
        """Here."""

    assert field_docstrings(Local) == {"only": "Here."}
