import subprocess
import sys

import pytest
import typer
from rich.text import Text

from hcvla.cli import main as command
from hcvla.cli.main import main, verbs


def test_the_help_lists_every_verb_with_one_line(capsys):
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(verb in shown for verb in verbs())
    assert "doctor" in verbs()


def test_helpers_of_the_command_are_no_verbs():
    assert not {"main", "checks", "probes", "live"} & set(verbs())


def test_an_unknown_verb_gets_the_nearest_one_and_status_2(capsys):
    assert main(["docter"]) == 2
    assert capsys.readouterr().err == "hcvla: there is no 'hcvla docter'; did you mean 'doctor'?\n"


def test_an_unknown_option_is_refused(capsys):
    assert main(["doctor", "--no-such"]) == 2
    assert "--no-such" in capsys.readouterr().err


def test_the_help_of_a_verb_comes_from_its_own_file(capsys):
    assert main(["doctor", "--help"]) == 0
    assert "--json" in capsys.readouterr().out


@pytest.mark.parametrize("module", ["hcvla.cli.main", "hcvla.cli.doctor"])
def test_the_doctor_starts_without_what_it_checks(module):
    code = f"import sys, {module}; print([m for m in ('torch', 'mujoco', 'rclpy', 'numpy') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("verb", [["tasks"], ["tasks", "--json", "-"]], ids=["table", "json"])
def test_a_reader_that_has_enough_ends_the_output_without_a_complaint(verb):
    command = [sys.executable, "-m", "hcvla.cli.main", *verb]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(60.0) in (1, 141)


def test_a_package_that_is_not_installed_is_named_in_one_line(capsys, monkeypatch):
    def without_ros(verb):
        raise ModuleNotFoundError(name="rclpy.node")

    monkeypatch.setattr(command, "load", without_ros)
    assert main(["demo"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("hcvla demo: the package 'rclpy' is missing in ")
    assert error.count("\n") == 1


def test_a_part_of_hcvla_that_is_not_there_is_a_fault_of_ours(monkeypatch):
    def torn(verb):
        raise ModuleNotFoundError(name="hcvla.no_such")

    monkeypatch.setattr(command, "load", torn)
    with pytest.raises(ModuleNotFoundError):
        main(["demo"])


def commands(command_):
    """Return a command and all below it."""
    return [command_, *(one for below in getattr(command_, "commands", {}).values() for one in commands(below))]


@pytest.mark.ros
@pytest.mark.parametrize("verb", verbs())
def test_nothing_of_a_help_is_taken_for_markup(verb):
    for one in commands(typer.main.get_command(command.load(verb))):
        for text in (one.help, *(getattr(parameter, "help", "") for parameter in one.params)):
            assert Text.from_markup(text or "").plain == (text or "")
