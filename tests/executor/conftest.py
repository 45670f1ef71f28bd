import pytest

from hcvla.memory.store import MemoryStore
from tiny_world import TinyWorld


@pytest.fixture
def world():
    return TinyWorld()


@pytest.fixture
def store():
    with MemoryStore() as opened:
        yield opened
