"""Makes the environment .venv of this checkout, or repairs it. Needs nothing but Python's standard library.

`make setup` calls this. Each step has a stamp, the hash of all it depends on: a step whose stamp fits is skipped, so
a second call is quick, and a step that was interrupted is done again.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import ros_overlay
from progress import Progress
from system import (
    SetupError,
    Target,
    administrator_prefix,
    install_commands,
    missing_packages,
    refusal,
    runs_hardware_wheels,
)

CHECKOUT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ("base.txt", "ros.txt", "dev.txt", "franka.txt", "realsense.txt", "no-deps.txt", "constraints.txt")
RUNNING = "running"
"""Stamp of a step that has started; found at the start, it says that the last set-up was interrupted there."""

# One restart of every Python less: see ros_overlay.ROS_ENV.
QUIET = {"_ROS_WHEELS_BOOTSTRAP_COMPLETE": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONPATH": ""}

_ASK = (
    "import importlib.util as u, json, sys, sysconfig; "
    "has_venv = u.find_spec('ensurepip') is not None; "
    "print(json.dumps([list(sys.version_info[:3]), sysconfig.get_path('include'), has_venv]))"
)


class Setup:
    """The steps of set-up for one checkout."""

    def __init__(self, checkout: Path, progress: Progress) -> None:
        """Read what earlier set-ups left."""
        self.checkout = checkout
        self.venv = checkout / ".venv"
        self.python = self.venv / "bin" / "python"
        self.progress = progress
        self.state_file = self.venv / ".setup-state.json"
        self.target, self.full_version = ask(sys.executable)

    def run(self) -> None:
        """Do every step that is needed, in order."""
        keep = self._usable_venv()
        self.system_packages()
        folder = str(self.venv)
        self.step("environment", [self.full_version, folder], self.make_venv, done=keep)
        pins = [self.checkout / "requirements" / name for name in REQUIREMENTS]
        overlay_code = self.checkout / "src" / "bootstrap" / "ros_overlay.py"
        packages = self.step("packages", [self.full_version, folder, *pins], self.install_packages)
        wheels = self.step("wheels", [packages, overlay_code], self.prepare_wheels)
        interfaces = [*tree(self.checkout / "src" / "hcvla_interfaces"), *tree(self.checkout / "src" / "overlays")]
        # Not on all packages: the compiler need not run again because a library of another kind has a new version.
        ros = self.checkout / "requirements" / "ros.txt"
        self.step("interfaces", [self.full_version, folder, ros, overlay_code, *interfaces], self.build_interfaces)
        declared = [self.checkout / "src" / "hcvla" / name for name in ("setup.cfg", "package.xml")]
        launch_files = sorted((self.checkout / "launch").glob("*.py"))
        self.step("hcvla", [wheels, *declared, *launch_files], self.register)

    def step(self, name: str, inputs: Iterable[object], action: Callable[[bool], None], done: bool = False) -> str:
        """Run `action(interrupted)` unless its stamp fits, or it is `done` anyway; return the stamp."""
        stamp = digest(inputs)
        before = self._state().get(name)
        if not done and before != stamp:
            self._stamp(name, RUNNING)
            action(before == RUNNING)
        if before != stamp:
            self._stamp(name, stamp)
        return stamp

    def system_packages(self) -> None:
        """Install what is missing of the system, or say how and stop."""
        missing = missing_packages(self.target)
        if not missing:
            return
        prefix = administrator_prefix() if shutil.which("apt-get") else None
        if prefix is None:
            raise SetupError(refusal(missing))
        self.progress.say(f"installing system packages: {' '.join(missing)}")
        for command in install_commands(missing, prefix):
            self.progress.run(command, {"DEBIAN_FRONTEND": "noninteractive"})
        still = missing_packages(self.target)
        if still:
            raise SetupError(refusal(still))

    def make_venv(self, _interrupted: bool) -> None:
        """Make an empty environment."""
        self.progress.say(f"making the environment {self.venv} (Python {self.full_version})")
        self.progress.run([sys.executable, "-m", "venv", "--clear", str(self.venv)])

    def install_packages(self, _interrupted: bool) -> None:
        """Install the pinned Python packages."""
        self.progress.say("installing Python packages: ROS 2, MuJoCo, PyTorch, ... (some GB, several minutes)")
        remove_half_installed(self.venv)
        pins = self.checkout / "requirements"
        pip = [str(self.python), "-m", "pip", "install", "--no-input"]
        names = ["base", "ros", "dev", *(("franka", "realsense") if runs_hardware_wheels() else ())]
        files = [part for name in names for part in ("-r", str(pins / f"{name}.txt"))]
        self.progress.run([*pip, "-c", str(pins / "constraints.txt"), *files], QUIET)
        self.progress.run([*pip, "--no-deps", "-r", str(pins / "no-deps.txt")], QUIET)

    def prepare_wheels(self, _interrupted: bool) -> None:
        """Repair the ROS wheels and write the wrapper commands."""
        numpy_include = self.venv / "lib" / f"python{self.target.version}" / "site-packages/numpy/_core/include"
        ros_overlay.repair_wheels(self.venv, self.target.include, str(numpy_include))
        ros_overlay.write_wrappers(self.venv, self.target.version)

    def build_interfaces(self, interrupted: bool) -> None:
        """Build the ROS interfaces that no wheel holds."""
        self.progress.say("building the ROS interfaces (1 to 3 minutes)")
        if interrupted:
            shutil.rmtree(self.venv / "ros" / "build", ignore_errors=True)
        ros_overlay.build_overlay(self.checkout, self.venv, self.progress.run)
        if not ros_overlay.importable(self.venv, "rclpy, hcvla_interfaces.msg, tf2_msgs.msg, vision_msgs.msg"):
            raise SetupError(f"the ROS interfaces were built but cannot be imported; see {self.progress.log}")

    def register(self, _interrupted: bool) -> None:
        """Make Python and ROS find the package hcvla in this checkout."""
        packages = self.venv / "lib" / f"python{self.target.version}" / "site-packages"
        ros_overlay.replace_file(packages / "hcvla.pth", f"{self.checkout / 'src' / 'hcvla'}\n")
        ros_overlay.register_package(self.checkout, self.venv)

    def _usable_venv(self) -> bool:
        """Whether .venv runs, stands where it was made, and was not asked to be of another Python; it is kept then."""
        if self._state().get("environment") == RUNNING:
            return False
        try:
            target, version = ask(str(self.python))
            shebang = (self.venv / "bin" / "pip").read_text().splitlines()[0]
        except (OSError, SetupError, IndexError):
            return False
        here = str(self.venv / "bin") in shebang
        wanted = not os.environ.get("PYTHON") or version == self.full_version
        if not here or not wanted or target.version not in ("3.11", "3.12"):
            return False
        self.target, self.full_version = target, version
        return True

    def _state(self) -> dict[str, str]:
        try:
            return dict(json.loads(self.state_file.read_text()))
        except (OSError, ValueError):
            return {}

    def _stamp(self, name: str, stamp: str) -> None:
        self.venv.mkdir(exist_ok=True)
        ros_overlay.replace_file(self.state_file, json.dumps(self._state() | {name: stamp}, indent=1))


def ask(python: str) -> tuple[Target, str]:
    """Return what that Python is, and its full version; raise SetupError if it does not run."""
    try:
        # -I -S: without the start-up files of an environment, which may be half installed.
        answer = subprocess.run(
            [python, "-I", "-S", "-c", _ASK], capture_output=True, text=True, timeout=60, check=True
        )
        version, include, has_venv = json.loads(answer.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise SetupError(f"{python} does not run: {error}") from None
    major, minor, _ = version
    return Target(f"{major}.{minor}", include, has_venv), ".".join(map(str, version))


def digest(inputs: Iterable[object]) -> str:
    """Return the hash of files (their names and contents) and plain values."""
    total = hashlib.sha256()
    for item in inputs:
        content = item.read_bytes() if isinstance(item, Path) else str(item).encode()
        name = item.name if isinstance(item, Path) else ""
        total.update(f"{name}:{len(content)}:".encode() + content)
    return total.hexdigest()


def tree(folder: Path) -> list[Path]:
    """Return all files below a folder, sorted."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def remove_half_installed(venv: Path) -> None:
    """Remove the records of packages whose installation was cut off, so that pip installs them again.

    pip writes INSTALLER last but for RECORD; a record without it is of a package that is not all there.
    """
    for record in venv.glob("lib/python*/site-packages/*.dist-info"):
        if (record / "METADATA").exists() and not (record / "INSTALLER").exists():
            shutil.rmtree(record)


def main() -> int:
    """Set the environment up; one at a time in a checkout."""
    lock = os.open(CHECKOUT, os.O_RDONLY)
    progress = Progress(CHECKOUT / "log" / "setup.log")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        progress.say("another `make setup` runs in this checkout; waiting for it")
        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        Setup(CHECKOUT, progress).run()
    except SetupError as error:
        print(f"setup: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("setup: interrupted; the next `make setup` goes on from here", file=sys.stderr)
        return 130
    progress.say("the environment is ready: .venv/bin/hcvla")
    return 0


if __name__ == "__main__":
    sys.exit(main())
