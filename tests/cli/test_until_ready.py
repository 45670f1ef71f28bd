"""While a stack starts, whoever waits is told what died and what is not ready, each once."""

import pytest

from hcvla.cli import up
from hcvla.cli.up import wait_until_ready

pytestmark = pytest.mark.ros


class Starting:
    """Processes and client of a stack whose memory dies, is silent for some looks at it, and is ready then."""

    def __init__(self, looks):
        self._left, self._silent_sec, self.liveness = looks, 2.8, self
        self._died = {"memory": "node 'memory' ended with status -9: killed; started again (1 of 5 times)"}

    def problem(self, name):
        self._left -= 1
        self._silent_sec += 0.1
        return f"node '{name}' died: silent for {self._silent_sec:.1f} s" if self._left > 0 else ""

    def check(self):
        died, self._died = self._died, {}
        return died

    def wait_change(self, timeout_sec):
        pass


def test_what_dies_while_a_stack_starts_is_said_once_and_not_with_each_second_of_its_silence(monkeypatch):
    monkeypatch.setattr(up, "_LONG_SEC", -1.0)
    stack, said = Starting(looks=20), []
    wait_until_ready(stack, stack, ["memory"], 60.0, said.append)
    assert said[:2] == [
        "node 'memory' ended with status -9: killed; started again (1 of 5 times)",
        "node 'memory' died: silent for 3.0 s",
    ]
    assert said[2:] in ([], ["all nodes are ready again"])
