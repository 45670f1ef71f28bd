"""What checks sentences and runs programs loads no network: its process starts in a fraction of a second."""

import subprocess
import sys

import pytest

HEAVY = ("torch", "transformers", "diffusers")


@pytest.mark.parametrize("module", ["hcvla.executor.executor", "hcvla.planner.checks.second_opinion"])
def test_nothing_that_learns_is_loaded_with_it(module):
    code = f"import sys, {module}; print([m for m in {HEAVY} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert found.stdout.strip() == "[]"


@pytest.mark.ros
@pytest.mark.parametrize("node", ["executor", "memory", "perception", "mujoco_bridge", "recorder"])
def test_no_node_but_planner_and_skills_loads_one(node):
    code = f"import sys, hcvla.nodes.{node}; print([m for m in {HEAVY} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert found.stdout.strip() == "[]"
