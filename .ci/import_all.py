"""Imports every module of hcvla with the Python and numpy that run this; what only lacks ROS or PyTorch is counted."""

import importlib
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "hcvla"
ABSENT = {"rclpy", "hcvla_interfaces", "tf2_msgs", "torch", "transformers", "diffusers", "accelerate", "launch"}
ABSENT |= {"builtin_interfaces", "geometry_msgs", "rcl_interfaces", "rosgraph_msgs", "sensor_msgs", "std_msgs"}
ABSENT |= {"vision_msgs", "ament_index_python", "std_srvs", "trajectory_msgs", "visualization_msgs", "action_msgs"}
ABSENT |= {"diagnostic_msgs", "lifecycle_msgs"}

ABSENT |= {"franka", "pylibfranka", "pyrealsense2"}  # requirements/franka.txt, realsense.txt: not for every machine


def main() -> int:
    """Import all; return the number of modules that fail for another reason than what is absent here."""
    sys.path.insert(0, str(PACKAGE))
    imported, without, failed = 0, 0, 0
    for file in sorted((PACKAGE / "hcvla").rglob("*.py")):
        name = ".".join(file.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        try:
            importlib.import_module(name)
            imported += 1
        except ModuleNotFoundError as error:
            if (error.name or "").split(".")[0] in ABSENT:
                without += 1
                continue
            failed += 1
            sys.stderr.write(f"{name}: {error}\n")
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
            failed += 1
            sys.stderr.write(f"{name}: {type(error).__name__}: {error}\n")
    import numpy

    versions = f"Python {sys.version_info.major}.{sys.version_info.minor}, numpy {numpy.__version__}"
    sys.stdout.write(f"{versions}: {imported} modules imported, {without} need ROS, PyTorch or a robot's client library, {failed} failed\n")
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
