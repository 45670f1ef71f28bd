"""The nodes of the stack as processes of this one: started together, started again if they die, never left behind.

What `ros2 launch` does where it is installed; used by `hcvla up`, the demo, the bench and the tests.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.nodes.bringup.stack import NodeDescription
from hcvla.nodes.ros.ending import FAULTY_STATUS, PARENT_VARIABLE

_TERM_LIMIT_SEC = 3.0
"""What has not ended so long after SIGTERM is killed [s]."""
_FIRST_LIMIT_SEC = 1.5
"""Of that, how long the executor may still call other nodes before these are ended too [s]."""
_LOG_TAIL = 3


class NodeDiedError(HcvlaError):
    """A node process ended without being told to."""

    outcome = Outcome.NODE_LOST


class StackProcesses:
    """One process a node; a context manager that ends them all."""

    def __init__(
        self,
        nodes: Sequence[NodeDescription],
        namespace: str,
        log_dir: Path | None = None,
        environment: Mapping[str, str] | None = None,
        respawns: int = 0,
    ) -> None:
        """Prepare; `log_dir` gets one log file a node (a temporary folder if None).

        A node that dies is started again, each at most `respawns` times.
        """
        self._nodes = {node.name: node for node in nodes}
        self._namespace = "/" + namespace.strip("/")
        self._environment = {**os.environ, PARENT_VARIABLE: str(os.getpid()), **(environment or {})}
        self._temporary = tempfile.TemporaryDirectory(prefix="hcvla-")
        self.log_dir = Path(log_dir or self._temporary.name)
        self._processes: dict[str, subprocess.Popen] = {}
        self._respawns = respawns
        self._respawned: Counter[str] = Counter()

    def __enter__(self) -> StackProcesses:
        """Start all nodes."""
        self.log_dir.mkdir(parents=True, exist_ok=True)
        for name in self._nodes:
            self.start(name)
        return self

    def __exit__(self, *_: object) -> None:
        """End all nodes."""
        self.stop()

    def start(self, name: str) -> None:
        """Start (or restart) one node."""
        node = self._nodes[name]
        own = Path(self._temporary.name) / f"{name}.params.yaml"
        own.write_text(yaml.safe_dump({"/**": {"ros__parameters": _plain(node.parameters)}}), encoding="utf-8")
        command = [sys.executable, "-m", node.module, "--ros-args", "-r", f"__ns:={self._namespace}"]
        command += ["-r", f"__node:={name}", "--params-file", str(own)]
        command += [word for topic, other in node.remappings.items() for word in ("-r", f"{topic}:={other}")]
        with (self.log_dir / f"{name}.log").open("ab") as log:
            # A session of its own: Ctrl-C in the terminal reaches us alone, and we end the nodes in order.
            self._processes[name] = subprocess.Popen(
                command, stdout=log, stderr=log, env=self._environment, start_new_session=True
            )

    def pid(self, name: str) -> int:
        """Return the process id of a node."""
        return self._processes[name].pid

    def kill(self, name: str) -> None:
        """End one node at once, as a crash would (SIGKILL); it is no longer watched until started again."""
        process = self._processes.pop(name)
        process.kill()
        process.wait()

    def check(self) -> dict[str, str]:
        """Start again what has died, and return a line about each by name; raise NodeDiedError for what stays dead.

        That is a node that died too often, or that says itself that it cannot run as it is configured.
        """
        lines = {}
        for name, process in self._processes.items():
            status = process.poll()
            if status is None:
                continue
            line = f"node '{name}' ended with status {status}: {self._last_words(name)}"
            if status == FAULTY_STATUS or self._respawned[name] >= self._respawns:
                raise NodeDiedError(line)
            self._respawned[name] += 1
            self.start(name)
            lines[name] = f"{line}; started again ({self._respawned[name]} of {self._respawns} times)"
        return lines

    def stop(self) -> None:
        """End all nodes within a limit: SIGTERM, then SIGKILL for those that stay."""
        running = [self._processes[name] for name in self._nodes if name in self._processes]
        deadline = time.monotonic() + _TERM_LIMIT_SEC
        try:
            # The last, the executor, calls all others to stop the arm and to remember where the task stands.
            _terminate(running[-1:])
            _wait(running[-1:], deadline - _TERM_LIMIT_SEC + _FIRST_LIMIT_SEC)
            _terminate(running[:-1])
            _wait(running, deadline)
        finally:
            # Also if an impatient Ctrl-C cuts the waiting short.
            for process in running:
                process.kill()
                process.wait()
            self._processes.clear()
            self._temporary.cleanup()

    def _last_words(self, name: str) -> str:
        text = (self.log_dir / f"{name}.log").read_text(encoding="utf-8", errors="replace")
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        return " | ".join(lines[-_LOG_TAIL:]) or "it left no message"


def _terminate(processes: Sequence[subprocess.Popen]) -> None:
    for process in processes:
        process.send_signal(signal.SIGTERM)


def _wait(processes: Sequence[subprocess.Popen], deadline: float) -> None:
    """Wait for processes to end, until `deadline` on time.monotonic [s] at most."""
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, deadline - time.monotonic()))


def _plain(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters as YAML has them: lists for tuples."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in parameters.items()}
