import json

import pytest
import typer

from hcvla.cli import doctor as doctor_module
from hcvla.cli.checks import Check
from hcvla.cli.doctor import doctor, exit_status, state

WORKS = Check("python", True, "3.11.7", "make setup")
MISSING = Check("interfaces", False, "missing: hcvla_interfaces", "make setup")
OPTIONAL = Check("franka", False, "not installed", "pip install x", needed=False)


def test_only_what_is_needed_decides_the_exit_status():
    assert exit_status([WORKS, OPTIONAL]) == 0
    assert exit_status([WORKS, MISSING]) == 1


def test_the_three_states_have_their_words():
    assert [state(check) for check in (WORKS, MISSING, OPTIONAL)] == ["works", "missing", "optional"]


def test_json_holds_every_check(monkeypatch, capsys):
    monkeypatch.setattr(doctor_module, "CHECKS", (lambda: WORKS, lambda: MISSING))
    with pytest.raises(typer.Exit) as end:
        doctor(as_json=True)
    assert end.value.exit_code == 1
    rows = json.loads(capsys.readouterr().out)
    assert [(row["name"], row["state"], row["fix"]) for row in rows] == [
        ("python", "works", "make setup"),
        ("interfaces", "missing", "make setup"),
    ]


def test_the_fixing_command_is_printed_on_a_line_to_copy(monkeypatch, capsys):
    monkeypatch.setattr(doctor_module, "CHECKS", (lambda: WORKS, lambda: MISSING))
    with pytest.raises(typer.Exit):
        doctor(as_json=False)
    assert "interfaces: make setup\n" in capsys.readouterr().out
