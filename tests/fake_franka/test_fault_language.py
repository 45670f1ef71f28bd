"""How faults are said: in one line, or in a scenario file."""

from __future__ import annotations

from pathlib import Path

import pytest

from hcvla.fake_franka.faults import FaultError, RobotFault, load_scenario, parse_fault


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("user_stop", RobotFault(kind="user_stop")),
        ("lose 21", RobotFault(kind="lose", value=21.0)),
        ("freeze", RobotFault(kind="freeze")),
        ("freeze 0.5", RobotFault(kind="freeze", value=0.5)),
        ("joint_reflex on motion after 0.25", RobotFault(kind="joint_reflex", event="motion", after_sec=0.25)),
        ("lose 5 after 1 on connect", RobotFault(kind="lose", value=5.0, event="connect", after_sec=1.0)),
    ],
)
def test_a_line_says_what_how_many_when_and_how_much_later(line, fault):
    assert parse_fault(line) == fault


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("", "no fault given"),
        ("user_stopp", "did you mean 'user_stop'?"),
        ("lose", "expected a number, e.g. 'lose 5'"),
        ("lose many", "found 'many', expected a number"),
        ("lose -1", "found -1, expected a number from 0"),
        ("lose nan", "found nan, expected a number from 0"),
        ("drop 3", "takes no value, found 3"),
        ("drop on moton", "did you mean 'motion'?"),
        ("drop now", "found 'now', expected"),
        ("drop on", "found 'on', expected"),
        ("drop after soon", "found 'soon', expected a number"),
    ],
)
def test_nonsense_is_refused_with_what_was_expected(line, part):
    with pytest.raises(FaultError) as caught:
        parse_fault(line)
    assert part in str(caught.value)


def scenario(folder: Path, text: str) -> Path:
    """Return a scenario file of this text."""
    file = folder / "scenario.yaml"
    file.write_text(text)
    return file


def test_a_scenario_file_lists_faults(tmp_path):
    text = "- {fault: version, value: 9}\n- {fault: cartesian_reflex, when: motion, after_sec: 0.5}\n"
    assert load_scenario(scenario(tmp_path, text)) == [
        RobotFault(kind="version", value=9.0),
        RobotFault(kind="cartesian_reflex", event="motion", after_sec=0.5),
    ]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("fault: drop", "expected a list"),
        ("- drop", "expected a list of mappings"),
        ("- {fault: drop, whem: motion}", "did you mean 'when'?"),
        ("- {fault: lose, value: true}", "expected a number"),
        ("- {when: motion}", "unknown fault ''"),
        ("- [", "not YAML"),
    ],
)
def test_a_scenario_that_makes_no_sense_is_refused_with_the_files_name(tmp_path, text, part):
    with pytest.raises(FaultError) as caught:
        load_scenario(scenario(tmp_path, text))
    assert part in str(caught.value)
    assert "scenario.yaml" in str(caught.value)


def test_a_missing_scenario_is_named(tmp_path):
    with pytest.raises(FaultError, match="cannot be read: No such file"):
        load_scenario(tmp_path / "none.yaml")
