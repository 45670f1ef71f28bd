"""What a condition says of a table is judged where it is plain, and otherwise not known."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.table_facts import holds

CUBE, MAT = (0.045, 0.045, 0.045), (0.12, 0.12, 0.004)
TABLE = [
    NamedObject("red cube", "red", "cube", Pose(0.40, 0.0, 0.0225), CUBE),
    NamedObject("blue cube", "blue", "cube", Pose(0.60, 0.2, 0.0265), CUBE),
    NamedObject("gray cube", "gray", "cube", Pose(0.40, 0.01, 0.0265), CUBE),
    NamedObject("yellow mat", "yellow", "mat", Pose(0.60, 0.2, 0.002), MAT),
    NamedObject("green mat", "green", "mat", Pose(0.60, -0.2, 0.002), MAT),
]
"""The blue cube, farthest left, stands on the yellow mat; the gray one is hardly farther left than the red one."""


@pytest.mark.parametrize(
    ("clause", "whether"),
    [
        ("if the blue cube is further left than the red cube", True),
        ("if the blue cube is to the right of the red cube", False),
        ("the red cube is not left of the blue cube", True),
        ("if the red cube is nearer to you than the blue cube", True),
        ("if the red cube is farther away than the blue cube", False),
        ("if the gray cube is left of the red cube", None),
        ("if something stands on the yellow mat", True),
        ("if there is anything on the green mat", False),
        ("if the green mat is empty", True),
        ("if the yellow mat isn't free", True),
        ("if nothing is on the yellow mat", False),
        ("if there are more than three cubes", False),
        ("if there are at least 3 cubes", True),
        ("if there are fewer than two mats", False),
        ("if there are more cubes than mats", True),
        ("if there are fewer cubes than mats", False),
        ("if there are as many mats as cubes", False),
        ("if the number of mats on this table exceeds the number of cubes", False),
        ("if the number of cubes is larger than that of mats", True),
        ("if the cubes outnumber the mats", True),
        ("if there are not more cubes than mats", None),
        ("if there are more cubes than prisms", None),
        ("if there are many cubes", None),
        ("if the blue cube is warm", None),
        ("if the red cube is left of the red cube", None),
    ],
)
def test_a_plain_condition_is_judged(clause, whether):
    assert holds(clause, TABLE) is whether
