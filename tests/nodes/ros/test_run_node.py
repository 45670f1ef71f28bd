"""How the process of a node ends that cannot go on."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.ros

NODE = """
from hcvla.api.errors import HcvlaError
from hcvla.nodes.ros.node import HcvlaNode, run_node

class Ends(HcvlaNode):
    def __init__(self):
        super().__init__("ends")
        {body}

run_node(Ends)
"""


@pytest.mark.parametrize(
    ("body", "status", "line"),
    [
        (
            "self.start_thread('work', lambda: 1/0)",
            1,
            "thread 'work' failed with ZeroDivisionError: division by zero",
        ),
        ("raise KeyError('x')", 1, "the node failed with KeyError: 'x' (<string>:8)"),
        ("raise HcvlaError('seed is -1, expected 0 or more')", 2, "seed is -1, expected 0 or more"),
    ],
    ids=["thread", "start", "configuration"],
)
def test_it_ends_with_one_line_and_a_status_that_says_whether_to_start_it_again(body, status, line):
    ended = subprocess.run(
        [sys.executable, "-c", NODE.format(body=body)], capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == status
    assert len(ended.stderr.splitlines()) == 1
    assert line in ended.stderr
