"""The laws of the source tree: which package may import which, and how long files and functions may be."""

import ast
from itertools import pairwise
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "hcvla" / "hcvla"

# From the bottom to the top; a package imports only packages of lower layers, or its own.
LAYERS = (
    {"api"},
    {"configuration", "language"},
    {"world"},
    {"cameras", "goals"},
    {"perception", "robots", "sim", "sandbox", "memory", "monitor"},
    {"planner", "skills", "tasks", "fake_franka"},
    {"executor", "datasets"},
    {"lockstep", "jobs"},
    {"evaluation", "training", "recording"},
    {"comparison"},
    {"nodes", "cli"},
)
LEVEL = {package: level for level, packages in enumerate(LAYERS) for package in packages}

# Within a layer: what is built on what, with the reason.
ALLOWED_WITHIN_LAYER = {
    ("sim", "robots"): "the simulated scene holds the FR3's model",
    ("sim", "perception"): "the colors of the simulated scene are those that perception names",
    ("perception", "robots"): "perception tells the arm's own points from the rest",
    ("cli", "nodes"): "the command starts the nodes",
    ("recording", "evaluation"): "episodes are recorded as they are judged, and attributed when they fail",
    ("training", "evaluation"): "a policy is evaluated as soon as it is trained, within the same time",
}

MIDDLEWARE = {"rclpy", "launch", "launch_ros", "hcvla_interfaces"}
MAY_USE_MIDDLEWARE = {"nodes", "cli"}

# Programs that start something, the stack in process, and what is written in the terms of hcvla's own API: its task
# suite, the planner's training data and benchmarks, its reference page.
MAY_CHOOSE_THE_ROBOT_API = (
    "nodes/executor.py", "nodes/planner.py", "nodes/recorder.py", "nodes/skill_server.py", "cli/", "lockstep/stack.py",
    "evaluation/", "training/", "tasks/", "api/reference.py", "recording/simulation/episode.py",
)  # fmt: skip

LONGEST_FILE = 300
LONGEST_FUNCTION = 50


def source_files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def package_of(file: Path) -> str:
    """Return the package of hcvla that a file is in; "" for those at the top, which anyone may import."""
    parts = file.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def imported_modules(file: Path) -> set[str]:
    """Return the full names of all modules that a file imports, at its top or inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: a relative import"
            names.add(node.module or "")
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def imported_packages(file: Path) -> set[str]:
    """Return the packages of hcvla that a file imports."""
    parts = (name.split(".") for name in imported_modules(file))
    return {part[1] for part in parts if part[0] == "hcvla" and len(part) > 1 and part[1] in LEVEL}


def wrong_arrows(file: Path) -> list[str]:
    """Return the imports of a file that point upwards or sideways."""
    here = package_of(file)
    if not here:
        return [f"{file.name} -> {package}" for package in imported_packages(file) if LEVEL[package] > 0]
    wrong = []
    for package in imported_packages(file) - {here}:
        downwards = LEVEL[package] < LEVEL[here]
        if not downwards and (here, package) not in ALLOWED_WITHIN_LAYER:
            wrong.append(f"{file.relative_to(PACKAGE)} -> {package}")
    return wrong


def test_every_package_has_a_layer():
    assert {path.parent.name for path in PACKAGE.glob("*/__init__.py")} == set(LEVEL)


def test_imports_point_downwards_only():
    assert [arrow for file in source_files() for arrow in wrong_arrows(file)] == []


def test_nothing_below_nodes_and_cli_imports_the_middleware():
    below = [file for file in source_files() if package_of(file) not in MAY_USE_MIDDLEWARE]
    users = {
        str(file.relative_to(PACKAGE)): sorted(used)
        for file in below
        if (used := {name.split(".")[0] for name in imported_modules(file)} & MIDDLEWARE)
    }
    assert users == {}


def test_the_robot_api_is_handed_in_and_chosen_only_where_objects_are_put_together():
    users = {
        str(file.relative_to(PACKAGE))
        for file in source_files()
        if "hcvla.api.functions.ROBOT_API" in imported_modules(file)
    }
    assert {user for user in users if not user.startswith(MAY_CHOOSE_THE_ROBOT_API)} == set()


def test_no_file_is_too_long():
    lengths = {str(file.relative_to(PACKAGE)): len(file.read_text().splitlines()) for file in source_files()}
    assert {name: lines for name, lines in lengths.items() if lines >= LONGEST_FILE} == {}


def test_no_function_is_too_long():
    long = {}
    for file in source_files():
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines >= LONGEST_FUNCTION:
                    long[f"{file.relative_to(PACKAGE)}:{node.name}"] = lines
    assert long == {}


def test_one_public_class_name_means_one_object():
    places: dict[str, list[str]] = {}
    for file in source_files():
        for node in ast.parse(file.read_text()).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(str(file.relative_to(PACKAGE)))
    assert {name: files for name, files in places.items() if len(files) > 1} == {}


def test_names_of_test_files_are_unique_for_pytest_imports_them_by_name():
    names = sorted(file.name for file in Path(__file__).parent.rglob("*.py") if file.name != "conftest.py")
    assert [name for name, following in pairwise(names) if name == following] == []


@pytest.mark.parametrize(
    ("source", "packages"),
    [
        ("import hcvla.nodes.bringup.stack", {"nodes"}),
        ("from hcvla.api import types", {"api"}),
        ("from hcvla import nodes", {"nodes"}),
        ("def f():\n    from hcvla.sim.gl import x", {"sim"}),
        ("import numpy, hcvla", set()),
    ],
)
def test_every_form_of_import_is_seen(tmp_path, source, packages):
    file = tmp_path / "module.py"
    file.write_text(source)
    assert imported_packages(file) == packages
