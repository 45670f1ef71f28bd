"""One running stack for all tests that need one: starting it takes longer than most of them."""

import pytest


@pytest.fixture(scope="session")
def stack(tmp_path_factory):
    """Return the whole stack as processes, with a recorder and without a planner."""
    from running import running_stack

    with running_stack(tmp_path_factory.mktemp("stack"), recorder="true") as running:
        yield running
