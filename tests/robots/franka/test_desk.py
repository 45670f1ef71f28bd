"""Unlocking through Desk: what is done, what is said when it is refused, and where the password goes."""

import sys

import pytest
from typer.testing import CliRunner

from fake_desk import PASSWORD, USER, FakeDesk
from hcvla.cli.franka import app
from hcvla.robots.franka import desk as desk_of_robot
from hcvla.robots.franka.desk import DeskError, lock, unlock


@pytest.fixture
def desk(monkeypatch, tmp_path):
    pytest.importorskip("franka_desk")
    # The package keeps the token of who has control (not the password) in the user's folder.
    monkeypatch.setattr("franka_desk._token_store._CONFIG_DIR", tmp_path)
    desk = FakeDesk()
    yield desk
    desk.close()


def test_without_the_package_one_line_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "franka_desk", None)
    with pytest.raises(DeskError, match=r"franka-desk is not installed: pip install franka-desk==0.1.0, or unlock in"):
        list(unlock("robot", USER, PASSWORD))


def test_brakes_are_opened_and_fci_activated_and_all_of_it_taken_back(desk):
    assert list(unlock(desk.url, USER, PASSWORD)) == [
        "in control", "joints unlocked", "mode: execution", "FCI active",
    ]  # fmt: skip
    assert (desk.brakes_open, desk.fci_active, desk.owner, desk.mode) == (True, True, "hcvla", "Execution")
    assert list(lock(desk.url, USER, PASSWORD)) == ["FCI inactive", "joints locked", "control given back"]
    assert (desk.brakes_open, desk.fci_active, desk.owner) == (False, False, None)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"status": "Starting"}, r"not ready \(Starting\): wait a minute"),
        ({"mode": "SafetyRecovery"}, "the user stop is pressed: release it at the robot"),
        ({"owner": "eve"}, "held by 'eve'.*Release control there"),
    ],
)
def test_what_stands_in_the_way_is_named_with_the_next_step_and_nothing_is_unlocked(desk, state, words):
    for name, value in state.items():
        setattr(desk, name, value)
    with pytest.raises(DeskError, match=words):
        list(unlock(desk.url, USER, PASSWORD))
    assert not desk.brakes_open


def test_a_wrong_password_is_said_at_once_and_not_repeated(desk):
    with pytest.raises(DeskError, match="user or password is wrong") as caught:
        list(unlock(desk.url, USER, "guess"))
    assert "guess" not in str(caught.value)


def test_where_no_desk_answers_cable_and_address_are_named(desk):
    desk.close()
    with pytest.raises(DeskError, match=r"no Desk answers at .*check cable and address"):
        list(unlock(desk.url, USER, PASSWORD))


def test_the_password_comes_from_the_environment_or_the_prompt_and_is_never_shown(monkeypatch):
    given = []
    monkeypatch.setattr(desk_of_robot, "unlock", lambda *arguments: given.append(arguments) or ["FCI active"])
    typed = CliRunner().invoke(app, ["unlock", "--host", "robot", "--user", USER], input=f"{PASSWORD}\n")
    found = CliRunner().invoke(
        app, ["unlock", "--host", "robot", "--user", USER], env={"HCVLA_DESK_PASSWORD": PASSWORD}
    )
    assert given == [("robot", USER, PASSWORD)] * 2
    for result in (typed, found):
        assert result.output.endswith("FCI active\n")
        assert PASSWORD not in result.output
