from dataclasses import dataclass, field
from typing import Literal

from hcvla.configuration.parameter_file import read_sections, values_for
from hcvla.configuration.ranges import PositiveFloat
from hcvla.configuration.settings import settings_of, with_values
from hcvla.configuration.template import parameter_file, unit_of


@dataclass(frozen=True)
class Inner:
    damping: PositiveFloat = 1e-07
    """Small."""
    box_m: tuple[float, float] = (-1.0, 2.0)
    """Corner."""


@dataclass(frozen=True)
class Config:
    path: str = ""
    """A file; empty: none."""
    inner: Inner = field(default_factory=Inner)
    """Of the arm."""
    mode: Literal["slow", "fast"] = "slow"
    """How."""
    speed_m_s: PositiveFloat = 0.5
    """How fast."""


def test_a_file_shows_meaning_unit_and_range_above_each_value():
    text = parameter_file({"tested": Config()}, "A header.")
    assert text.splitlines() == [
        "# A header.",
        "",
        "/**/tested:",
        "  ros__parameters:",
        "    # A file; empty: none.",
        '    path: ""',
        "    inner:",
        "      # Small. (more than 0)",
        "      damping: 1.0e-07",
        "      # Corner. (m)",
        "      box_m: [-1.0, 2.0]",
        "    # How. (slow or fast)",
        '    mode: "slow"',
        "    # How fast. (m/s; more than 0)",
        "    speed_m_s: 0.5",
    ]


def test_what_is_written_is_read_back_as_the_same_configuration(tmp_path):
    file = tmp_path / "parameters.yaml"
    config = Config("x: y", Inner(3.5e-9, (0.0, 1e22)), "fast", 2.0)
    file.write_text(parameter_file({"tested": config}, ""))
    assert with_values(Config(), values_for(read_sections(file), "/lab/tested"), "") == config


def test_the_longest_ending_says_the_unit():
    units = {"a.tool_speed_m_s": "m/s", "b_m_s2": "m/s^2", "drift_m2_per_sec": "m^2/s", "x_rad": "rad", "tries": ""}
    assert {name: unit_of(name) for name in units} == units
    assert [unit_of(setting.name) for setting in settings_of(Config())] == ["", "", "m", "", "m/s"]
