"""A fake Franka in a process of its own, and client libraries in others: they can hang, and are ended by force."""

from __future__ import annotations

import json
import select
import subprocess
import sys
import textwrap

from hcvla.fake_franka.fake import free_address

READY_LIMIT_SEC = 30.0
CLIENT_LIMIT_SEC = 30.0


class FakeRobotProcess:
    """`hcvla fake-franka` at a free address; a context manager that ends it."""

    def __init__(self, *arguments: str, clock: str = "lockstep") -> None:
        self.host = free_address()
        command = [sys.executable, "-m", "hcvla.cli.main", "fake-franka", "--host", self.host, "--clock", clock]
        self.process = subprocess.Popen(
            [*command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def __enter__(self) -> FakeRobotProcess:
        line = self._line()
        assert line.startswith("ready"), f"the fake robot did not start: {line}{self.output()}"
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End the process as a user does, or by force."""
        self.process.terminate()
        try:
            self.process.wait(5.0)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def output(self) -> str:
        """Return what an ended process has left to say."""
        self.stop()
        assert self.process.stdout is not None
        return self.process.stdout.read()

    def _line(self) -> str:
        assert self.process.stdout is not None
        ready = select.select([self.process.stdout], (), (), READY_LIMIT_SEC)[0]
        return self.process.stdout.readline() if ready else ""


def run_client(code: str, host: str, limit_sec: float = CLIENT_LIMIT_SEC) -> dict:
    """Run Python code that knows `host` and fills the dict `answer`, in a process of its own; return the answer."""
    program = f"import json, os, sys\nhost = {host!r}\nanswer = {{}}\n{textwrap.dedent(code)}\n"
    # No tidy end: the libraries' destructors wait for a robot that may be gone.
    program += "print(json.dumps(answer), flush=True)\nos._exit(0)\n"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=limit_sec, check=False
    )
    assert done.returncode == 0, f"client ended with {done.returncode}: {done.stderr[-2000:]}"
    return json.loads(done.stdout.splitlines()[-1])
