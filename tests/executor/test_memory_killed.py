"""kill -9 of the memory's process in the middle of a task."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.memory.client import RemoteJournal, RetryConfig
from hcvla.memory.store import MemoryStore
from tiny_world import BLUE_HOME, RED_HOME, SWAP, TinyWorld, make_executor


class MemoryProcess:
    """Starts and kills the memory; sends it records."""

    def __init__(self, folder):
        self.database, self.address = str(folder / "m.sqlite"), str(folder / "s")
        self.process = None

    def start(self):
        Path(self.address).unlink(missing_ok=True)
        script = str(Path(__file__).parent / "memory_process.py")
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self.process = subprocess.Popen([sys.executable, script, self.database, self.address], env=environment)

    def kill(self):
        self.process.kill()
        self.process.wait(10.0)

    def send(self, record, limit_sec):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(limit_sec)
            try:
                connection.connect(self.address)
            except FileNotFoundError as error:
                raise ConnectionError("nobody listens") from error
            connection.sendall(record.encode() + b"\n")
            answer = connection.makefile().readline()
        if not answer.endswith("\n"):
            raise ConnectionError("the answer was cut off")
        return answer


@pytest.fixture
def memory(tmp_path):
    process = MemoryProcess(tmp_path)
    process.start()
    yield process
    process.kill()


@pytest.fixture
def world():
    tiny = TinyWorld()
    tiny.hold = ("blue", threading.Event())
    return tiny


def test_a_swap_goes_on_when_the_memory_is_killed_and_comes_back(memory, world):
    executor = make_executor(world, journal=RemoteJournal(memory.send, RetryConfig(total_sec=30.0)))
    results = []
    thread = threading.Thread(target=lambda: results.append(executor.run("swap", program=SWAP)))
    thread.start()
    assert world.reached.wait(30.0)
    memory.kill()
    world.hold[1].set()
    memory.start()
    thread.join(30.0)
    assert results[0].ran_to_end
    assert (world.pose("red cube"), world.pose("blue cube"), len(world.done)) == (BLUE_HOME, RED_HOME, 6)
    memory.kill()
    with MemoryStore(memory.database) as store:
        assert (store.state().state, len(store.state().steps)) == ("done", 6)


def test_a_memory_that_stays_away_ends_the_task_which_is_resumed_when_it_is_back(memory, world):
    journal = RemoteJournal(memory.send, RetryConfig(total_sec=0.3, attempt_sec=0.1, pause_sec=0.05))
    results = []
    started = RemoteJournal(memory.send, RetryConfig(total_sec=30.0))
    assert make_executor(world, journal=started).run("home", program="go_home()").ran_to_end
    executor = make_executor(world, journal=journal)
    thread = threading.Thread(target=lambda: results.append(executor.run("swap", program=SWAP)))
    thread.start()
    assert world.reached.wait(30.0)
    memory.kill()
    world.hold[1].set()
    thread.join(30.0)
    assert results[0].outcome is Outcome.NODE_LOST
    assert "memory did not answer" in results[0].message
    memory.start()
    assert make_executor(world, journal=started).run(resume="last").ran_to_end
    assert (world.pose("red cube"), world.pose("blue cube")) == (BLUE_HOME, RED_HOME)
