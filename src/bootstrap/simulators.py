"""Makes the environments of two robot simulators of others, next to .venv: what they need does not go with hcvla's.

`make test-franka-sim` calls this. One that cannot be installed is named, and left out of the test.
"""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from progress import Progress
from setup_env import CHECKOUT, QUIET, digest
from system import SetupError

SIMULATORS = ("franka-sim", "franky-sim")
"""Named as their packages and their requirements are; the environment of NAME is .venv-NAME."""

Install = Callable[[Path, Path], None]
"""Installs the requirements of a file into a new environment; raises SetupError."""


def make_environment(checkout: Path, name: str, install: Install) -> Path:
    """Return the environment of a simulator, made again if its requirements or Python have changed."""
    venv, pins = checkout / f".venv-{name}", checkout / "requirements" / f"{name}.txt"
    stamp, wanted = venv / ".stamp", digest([platform.python_version(), str(venv), pins])
    if not stamp.is_file() or stamp.read_text() != wanted:
        # Half an environment must not pass for a whole one.
        shutil.rmtree(venv, ignore_errors=True)
        try:
            install(venv, pins)
        except BaseException:
            shutil.rmtree(venv, ignore_errors=True)
            raise
        stamp.write_text(wanted)
    return venv


def make_all(checkout: Path, progress: Progress, install: Install) -> None:
    """Make what can be made, and say what cannot."""
    for name in SIMULATORS:
        try:
            make_environment(checkout, name, install)
        except SetupError as error:
            progress.say(f"{name} is left out, it cannot be installed: {error}")


def main() -> None:
    """Make both environments."""
    progress = Progress(CHECKOUT / "log" / "simulators.log")

    def install(venv: Path, pins: Path) -> None:
        progress.say(f"installing {pins.stem} into {venv.name} (up to 700 MB, a minute or two)")
        progress.run([sys.executable, "-m", "venv", str(venv)])
        progress.run([str(venv / "bin" / "python"), "-m", "pip", "install", "--no-input", "-r", str(pins)], QUIET)

    make_all(CHECKOUT, progress, install)


if __name__ == "__main__":
    main()
