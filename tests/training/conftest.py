"""One task recorded in both ways at once, for all tests of what reads such recordings."""

import pytest

from helpers.recorded_twice import RecordedTwice, record_twice


@pytest.fixture(scope="session")
def recorded_twice(tmp_path_factory) -> RecordedTwice:
    """Return a place whose arm is sent aside now and then; not to be changed."""
    return record_twice(tmp_path_factory.mktemp("twice") / "data", "place", 100_001, bursts=0.05)
