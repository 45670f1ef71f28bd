"""The ROS 2 side of the environment: repaired wheels, the overlay of our interfaces, and the wrapper commands."""

from __future__ import annotations

import configparser
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[[list[str], "dict[str, str] | None"], None]
"""Runs a command with an environment; its noise goes to the log, and failure raises."""

_BUILD_MACHINE_INCLUDE = re.compile(r"/opt/python/cp\d+-cp\d+/include/python3\.\d+")
_BUILD_MACHINE_NUMPY = re.compile(r"/opt/python/cp\d+-cp\d+/lib/python3\.\d+/site-packages/numpy/_core/include")

ROS_ENV = """\
#!/bin/sh
# Runs a command in hcvla's ROS 2 environment: ros-env COMMAND [ARGUMENT]... Written by `make setup`.
venv={venv}
overlay="$venv/ros/install"

# Entries of a path list, without those of another ROS installation: two of them in one process crash.
keep() {{ # keep LIST MARKER: the entries of LIST that do not hold the file MARKER
  kept= ; old_ifs=$IFS; IFS=:
  for entry in $1; do
    case "$entry" in "" | "$venv"* | "$overlay"*) continue ;; esac
    [ -e "$entry/$2" ] || kept="$kept:$entry"
  done
  IFS=$old_ifs
  printf '%s' "$kept"
}}

AMENT_PREFIX_PATH="$overlay:$venv$(keep "${{AMENT_PREFIX_PATH-}}" share/rclpy)"
CMAKE_PREFIX_PATH="$overlay:$venv$(keep "${{CMAKE_PREFIX_PATH-}}" share/rclpy)"
PYTHONPATH="$overlay/lib/python{python}/site-packages$(keep "${{PYTHONPATH-}}" rclpy)"
LD_LIBRARY_PATH="$overlay/lib:$venv/lib{libraries}$(keep "${{LD_LIBRARY_PATH-}}" librcl.so)"
PATH="$venv/bin:$PATH"
# Without this the wheels' start-up file starts every Python process twice.
_ROS_WHEELS_BOOTSTRAP_COMPLETE=1
ROS_DISTRO=jazzy ROS_VERSION=2 ROS_PYTHON_VERSION=3
export AMENT_PREFIX_PATH CMAKE_PREFIX_PATH PYTHONPATH LD_LIBRARY_PATH PATH _ROS_WHEELS_BOOTSTRAP_COMPLETE
export ROS_DISTRO ROS_VERSION ROS_PYTHON_VERSION
exec "$@"
"""

HCVLA = """\
#!/bin/sh
# The hcvla command; works without sourcing anything. Written by `make setup`.
exec {venv}/bin/ros-env {venv}/bin/python -m hcvla.cli.main "$@"
"""

NODE = """\
#!/bin/sh
exec {venv}/bin/python -c 'import sys; from {module} import {function} as main; sys.exit(main())' "$@"
"""


def repair_wheels(venv: Path, python_include: str, numpy_include: str) -> int:
    """Replace the build machine's include folders in the wheels' cmake files; return how many files changed."""
    changed = 0
    for file in venv.glob("share/*/cmake/*.cmake"):
        text = file.read_text()
        repaired = _BUILD_MACHINE_NUMPY.sub(lambda _: numpy_include, text)
        repaired = _BUILD_MACHINE_INCLUDE.sub(lambda _: python_include, repaired)
        if repaired != text:
            replace_file(file, repaired)
            changed += 1
    return changed


def missing_overlays(checkout: Path, venv: Path) -> list[Path]:
    """Return the stand-in packages below src/overlays whose real package the environment lacks."""
    stand_ins = sorted(file.parent for file in (checkout / "src" / "overlays").glob("*/package.xml"))
    return [package for package in stand_ins if not (venv / "share" / package.name / "package.xml").exists()]


def build_overlay(checkout: Path, venv: Path, run: Run) -> None:
    """Build hcvla_interfaces and the missing stand-ins with colcon into the environment; incremental."""
    ros = venv / "ros"
    packages = [checkout / "src" / "hcvla_interfaces", *missing_overlays(checkout, venv)]
    command = [str(venv / "bin" / "ros-env"), "colcon", "--log-base", str(ros / "log"), "build", "--merge-install"]
    command += ["--base-paths", *map(str, packages)]
    command += ["--build-base", str(ros / "build"), "--install-base", str(ros / "install")]
    command += ["--event-handlers", "console_direct+"]
    # One package at a time: make already uses every core, and two at once need twice the memory.
    command += ["--executor", "sequential", "--cmake-args", "-DBUILD_TESTING=OFF", "-DBUNDLE_SOURCES=ON"]
    # Not optimised: these conversions are small, and a newcomer waits for the compiler.
    command += ["-DCMAKE_C_FLAGS=-w", "-DCMAKE_CXX_FLAGS=-w", f"-DPython3_EXECUTABLE={venv}/bin/python"]
    (ros / "build").mkdir(parents=True, exist_ok=True)
    run(command, None)


def write_wrappers(venv: Path, python: str) -> None:
    """Write bin/ros-env and bin/hcvla; `python` is like "3.11"."""
    packages = Path("lib") / f"python{python}" / "site-packages"
    libraries = "".join(f":$venv/{packages / folder.name}" for folder in sorted((venv / packages).glob("ros_*.libs")))
    quoted = shlex.quote(str(venv))
    write_script(venv / "bin" / "ros-env", ROS_ENV.format(venv=quoted, python=python, libraries=libraries))
    write_script(venv / "bin" / "hcvla", HCVLA.format(venv=quoted))


def register_package(checkout: Path, venv: Path) -> None:
    """Make `ros2 run hcvla` and `ros2 launch hcvla` find the checkout itself, without a colcon build.

    Links, not copies: an edited launch or config file counts at once.
    """
    source = checkout / "src" / "hcvla"
    install = venv / "ros" / "install"
    index = install / "share" / "ament_index" / "resource_index" / "packages"
    share = install / "share" / "hcvla"
    executables = install / "lib" / "hcvla"
    for folder in (index, share, executables):
        folder.mkdir(parents=True, exist_ok=True)
    (index / "hcvla").write_text("")
    link(share / "package.xml", source / "package.xml")
    for name in ("config", "models"):
        link(share / name, checkout / name)
    # File by file: ros2 launch looks for launch files below the package without following links to folders.
    link_files(share / "launch", checkout / "launch")
    for stale in executables.iterdir():
        stale.unlink()
    for name, module, function in node_entry_points(source / "setup.cfg"):
        write_script(executables / name, NODE.format(venv=shlex.quote(str(venv)), module=module, function=function))


def node_entry_points(setup_cfg: Path) -> list[tuple[str, str, str]]:
    """Return (executable, module, function) of each node that setup.cfg declares."""
    config = configparser.ConfigParser()
    config.read(setup_cfg)
    lines = config["options.entry_points"]["console_scripts"].split("\n")
    found = []
    for line in filter(str.strip, lines):
        name, target = line.split("=", 1)
        module, function = target.strip().split(":")
        found.append((name.strip(), module, function))
    return found


def link(path: Path, target: Path) -> None:
    """Make `path` a symbolic link to `target`, whatever was there."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)
    path.symlink_to(target)


def link_files(folder: Path, source: Path) -> None:
    """Make `folder` a folder with links to the files of `source` and nothing else, whatever was there."""
    if folder.is_symlink():
        folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for file in sorted(source.glob("*.py")):
        (folder / file.name).symlink_to(file)


def write_script(path: Path, text: str) -> None:
    """Write an executable file, all at once."""
    replace_file(path, text)
    path.chmod(0o755)


def replace_file(path: Path, text: str) -> None:
    """Write a file so that a reader, or a crash, sees the old or the new text and never half of it.

    The copy also breaks hard links: some installers share a file between environments.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_text(text)
    if path.exists():
        shutil.copymode(path, fresh)
    os.replace(fresh, path)


def importable(venv: Path, modules: str) -> bool:
    """Whether the environment imports those modules, as a real process sees it."""
    command = [str(venv / "bin" / "ros-env"), str(venv / "bin" / "python"), "-c", f"import {modules}"]
    return subprocess.run(command, capture_output=True, check=False, timeout=120).returncode == 0
