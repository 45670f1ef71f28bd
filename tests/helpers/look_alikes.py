"""Message packages of franka_ros2 and ros2_control for tests: built once from tests/look_alikes, then found again."""

import ctypes
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[1] / "look_alikes"
PACKAGES = ("controller_manager_msgs", "franka_msgs", "control_msgs")
_NEEDED = ("action_msgs", "builtin_interfaces", "lifecycle_msgs")
_LIMIT_SEC = 600.0
_CMAKE = """cmake_minimum_required(VERSION 3.20)
project({name})
find_package(ament_cmake REQUIRED)
find_package(rosidl_default_generators REQUIRED)
{found}
file(GLOB files RELATIVE ${{CMAKE_CURRENT_SOURCE_DIR}} msg/*.msg srv/*.srv action/*.action)
rosidl_generate_interfaces(${{PROJECT_NAME}} ${{files}} DEPENDENCIES {needed})
ament_package()
"""
_PACKAGE = """<?xml version="1.0"?>
<package format="3">
  <name>{name}</name>
  <version>0.0.0</version>
  <description>Look-alike for tests.</description>
  <maintainer email="maintainers@hcvla.dev">hcvla maintainers</maintainer>
  <license>Apache-2.0</license>
  <buildtool_depend>ament_cmake</buildtool_depend>
  {depends}
  <member_of_group>rosidl_interface_packages</member_of_group>
  <export><build_type>ament_cmake</build_type></export>
</package>
"""


def built():
    """Return the folder that the packages are installed in; the first time it takes a minute."""
    text = "".join(f"{file.relative_to(SOURCES)}{file.read_text()}" for file in sorted(SOURCES.rglob("*.*")))
    digest = hashlib.sha256(f"{sys.prefix}{Path(__file__).read_text()}{text}".encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"hcvla-look-alikes-{os.getuid()}-{digest}"
    with Path(f"{folder}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            half = Path(f"{folder}.half")
            shutil.rmtree(half, ignore_errors=True)
            _build(half)
            half.rename(folder)
    return folder / "install"


def environment():
    """Return the variables with which another process finds the packages."""
    install = built()
    return {
        "PYTHONPATH": os.pathsep.join((str(_packages(install)), os.environ.get("PYTHONPATH", ""))),
        "LD_LIBRARY_PATH": os.pathsep.join((str(install / "lib"), os.environ.get("LD_LIBRARY_PATH", ""))),
    }


def import_here():
    """Have this process find the packages: their libraries are loaded before anything looks for them."""
    install = built()
    if str(_packages(install)) in sys.path:
        return
    sys.path.append(str(_packages(install)))
    waiting = sorted((install / "lib").glob("*.so"))
    while waiting:
        failed = [library for library in waiting if not _loaded(library)]
        assert len(failed) < len(waiting), f"cannot be loaded: {failed}"
        waiting = failed


def _loaded(library):
    try:
        # Not with RTLD_GLOBAL: libraries with a DDS of their own, such as librealsense, would call this one and crash.
        ctypes.CDLL(str(library))
    except OSError:
        # It needs another one, which comes later in the alphabet.
        return False
    return True


def _packages(install):
    return install / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"


def _build(folder):
    for name in PACKAGES:
        source = folder / "src" / name
        shutil.copytree(SOURCES / name, source)
        found = "\n".join(f"find_package({needed} REQUIRED)" for needed in _NEEDED)
        depends = "".join(f"<depend>{needed}</depend>" for needed in _NEEDED)
        (source / "CMakeLists.txt").write_text(_CMAKE.format(name=name, found=found, needed=" ".join(_NEEDED)))
        (source / "package.xml").write_text(_PACKAGE.format(name=name, depends=depends))
    command = ["colcon", "--log-base", str(folder / "log"), "build", "--merge-install"]
    command += ["--base-paths", str(folder / "src"), "--build-base", str(folder / "build")]
    command += ["--install-base", str(folder / "install"), "--executor", "sequential"]
    command += ["--cmake-args", "-DBUILD_TESTING=OFF", "-DCMAKE_C_FLAGS=-w -O0", "-DCMAKE_CXX_FLAGS=-w -O0"]
    command += [f"-DPython3_EXECUTABLE={sys.executable}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_LIMIT_SEC, check=False)
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    shutil.rmtree(folder / "build")
