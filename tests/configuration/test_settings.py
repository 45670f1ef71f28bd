import math
import pickle
from dataclasses import dataclass, field
from typing import Annotated, Literal

import pytest

from hcvla.api.errors import HcvlaError
from hcvla.configuration.errors import BadSettingError, ConfigurationError, UnknownSettingError
from hcvla.configuration.ranges import NonNegativeInt, PositiveFloat, Range
from hcvla.configuration.settings import changes_between, check_ranges, expected, settings_of, with_values


class TooFastError(HcvlaError):
    """For the tests."""


@dataclass(frozen=True)
class Limits:
    speed_m_s: PositiveFloat = 0.25
    """How fast."""
    tries: NonNegativeInt = 2
    """How often, in a text
    of two lines."""
    brake_m_s2: float = 5.0

    def __post_init__(self):
        if self.speed_m_s**2 / self.brake_m_s2 > 1.0:
            raise TooFastError("braking takes more than half a metre")


@dataclass(frozen=True)
class Config:
    mode: Literal["slow", "fast"] = "slow"
    """How the arm drives."""
    box_m: tuple[float, float, float] = (0.0, 0.0, 1.0)
    """A corner."""
    gaps_m: tuple[PositiveFloat, ...] = (0.1, 0.2)
    """Gaps, the best first."""
    angle_rad: Annotated[float, Range(-math.pi, math.pi)] = 0.0
    """An angle."""
    on: bool = False
    """Whether."""
    limits: Limits = field(default_factory=lambda: Limits(speed_m_s=0.5))
    """Of the arm; not the class's own defaults."""


def change(**values):
    return with_values(Config(), {name.replace("__", "."): value for name, value in values.items()}, "tested")


def test_every_field_is_a_setting_with_its_docstring_and_the_default_of_the_instance():
    found = {setting.name: setting for setting in settings_of(Config())}
    assert list(found) == [
        "mode", "box_m", "gaps_m", "angle_rad", "on", "limits.speed_m_s", "limits.tries", "limits.brake_m_s2"
    ]  # fmt: skip
    assert found["mode"].choices == ("slow", "fast")
    assert found["mode"].description == "How the arm drives."
    assert found["limits.speed_m_s"].value == 0.5
    assert found["limits.tries"].description == "How often, in a text of two lines."
    assert found["limits.brake_m_s2"].description == ""


def test_changes_reach_nested_parts_and_leave_the_rest_and_the_original_alone():
    before = Config()
    after = with_values(before, {"limits.tries": 3, "mode": "fast"}, "tested")
    assert after == Config(mode="fast", limits=Limits(0.5, 3))
    assert before == Config()
    assert changes_between(before, after) == {"limits.tries": 3, "mode": "fast"}


def test_whole_numbers_pass_for_floats_but_nothing_else_changes_its_type():
    assert change(limits__speed_m_s=1).limits.speed_m_s == 1.0
    assert change(box_m=[0, 1, 2.5]).box_m == (0.0, 1.0, 2.5)
    for name, value in (("on", 1), ("limits__tries", 1.0), ("limits__tries", True), ("angle_rad", "1.0"), ("mode", 1)):
        with pytest.raises(BadSettingError):
            change(**{name: value})


def test_an_unknown_name_gets_the_nearest_or_all():
    with pytest.raises(
        UnknownSettingError, match=r"tested: unknown parameter 'limits\.sped'; did you mean 'limits\.sp"
    ):
        change(limits__sped=1.0)
    with pytest.raises(UnknownSettingError, match="valid: mode, box_m"):
        change(xyzzy=1)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("limits__speed_m_s", -0.1, r"'limits\.speed_m_s' is -0\.1, expected float, more than 0"),
        ("limits__speed_m_s", math.nan, "is nan, expected float, more than 0"),
        ("limits__brake_m_s2", math.inf, "is inf, expected float"),
        ("limits__tries", -1, "is -1, expected int, at least 0"),
        ("angle_rad", 4.0, "expected float, from -3.14159 to 3.14159"),
        ("mode", "medium", "expected one of 'slow', 'fast'"),
        ("box_m", [0.0, 1.0], r"is \[0\.0, 1\.0\], expected 3 numbers \(float\)"),
        ("box_m", "0 1 2", "expected 3 numbers"),
        ("gaps_m", [0.1, -0.2], "expected a list of float, more than 0"),
        ("limits", {"tries": 2}, "unknown parameter 'limits'"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line_that_says_what_is_expected(name, value, words):
    with pytest.raises(ConfigurationError, match=words) as caught:
        change(**{name: value})
    assert "\n" not in str(caught.value)


def test_values_that_contradict_each_other_are_refused_together_and_pass_together():
    # 2^2 / 5 = 0.8 m is short enough; 3^2 / 5 = 1.8 m is not, unless the brake is stronger as well: 9 / 10 = 0.9.
    assert change(limits__speed_m_s=2.0).limits.speed_m_s == 2.0
    with pytest.raises(ConfigurationError, match="tested: braking takes more than half a metre"):
        change(limits__speed_m_s=3.0)
    assert change(limits__speed_m_s=3.0, limits__brake_m_s2=10.0).limits == Limits(3.0, 2, 10.0)


def test_ranges_can_be_checked_for_what_was_made_without_the_reader():
    check_ranges(Limits())
    with pytest.raises(ConfigurationError, match=r"Limits: parameter 'tries' is -1"):
        check_ranges(Limits(tries=-1))


def test_expected_types_are_words_a_user_can_act_on():
    said = {setting.name: expected(setting) for setting in settings_of(Config())}
    assert said["gaps_m"] == "a list of float, more than 0"
    assert said["on"] == "bool"


def test_a_changed_configuration_can_be_handed_to_a_worker_process():
    assert pickle.loads(pickle.dumps(change(mode="fast"))) == change(mode="fast")
