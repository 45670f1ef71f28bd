"""What the environment needs of the system, and how it gets there: by apt-get, or by a printed command."""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class SetupError(Exception):
    """Set-up cannot go on; the message says what to do."""


@dataclass(frozen=True)
class Target:
    """The Python that the environment is made of."""

    version: str
    """Like "3.11"."""
    include: str
    """Folder of Python.h."""
    has_venv: bool


def missing_packages(target: Target) -> list[str]:
    """Return the Debian packages that are missing, sorted."""
    needs = {
        "cmake": shutil.which("cmake") is not None,
        "g++": shutil.which("g++") is not None,
        "make": shutil.which("make") is not None,
        f"python{target.version}-dev": Path(target.include, "Python.h").is_file(),
        f"python{target.version}-venv": target.has_venv,
    }
    packages = [package for package, there in needs.items() if not there]
    if not headless_gl():
        packages += ["libegl1", "libgl1", "libgl1-mesa-dri"]
    return sorted(packages)


def runs_hardware_wheels(machine: str = platform.machine(), libc: tuple[str, str] = platform.libc_ver()) -> bool:
    """Whether the wheels of franka.txt and realsense.txt fit: built for x86_64 and glibc 2.34 (Ubuntu 22.04)."""
    name, version = libc
    return machine == "x86_64" and name == "glibc" and [int(part) for part in version.split(".")] >= [2, 34]


def headless_gl() -> bool:
    """Whether images can be rendered without a screen: by EGL with Mesa's or NVIDIA's driver, or by OSMesa."""
    if loads("libOSMesa.so.8"):
        return True
    drivers = [*Path("/usr/lib").glob("*/dri/*_dri.so"), *Path("/usr/share/glvnd/egl_vendor.d").glob("*nvidia*")]
    return loads("libEGL.so.1") and loads("libGL.so.1") and bool(drivers)


def loads(library: str) -> bool:
    """Whether the dynamic linker finds and loads the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def administrator_prefix() -> list[str] | None:
    """Return what to put before apt-get: nothing for root, sudo where it asks no password, None if the user may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False, timeout=20).returncode == 0
    return ["sudo", "-n"] if allowed else None


def install_commands(packages: Sequence[str], prefix: Sequence[str]) -> list[list[str]]:
    """Return the commands that install the packages."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    return [[*prefix, "apt-get", "update"], [*prefix, *install]]


def refusal(packages: Sequence[str]) -> str:
    """Return the message for a user who may not install packages, with the exact command."""
    names = " ".join(packages)
    return (
        f"these system packages are missing: {names}\n"
        "You may not install packages here without a password. Run this, then `make setup` again:\n"
        f"    sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"
    )
