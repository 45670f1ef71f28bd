"""Client libraries of the real robot in processes of their own: they can hang, and are ended by force."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap

from hcvla.fake_franka.process import FakeFrankaProcess

CLIENT_LIMIT_SEC = 30.0


class FakeRobotProcess(FakeFrankaProcess):
    """The fake robot of a test: as fast as its client, unless said otherwise."""

    def __init__(self, *options: str, clock: str = "lockstep") -> None:
        super().__init__(*options, clock=clock)


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
