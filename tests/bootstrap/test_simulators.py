"""Environments of simulators: made once, made again when pins change, and none that is half made."""

import pytest
from progress import Progress
from simulators import SIMULATORS, make_all, make_environment
from system import SetupError


@pytest.fixture
def checkout(tmp_path):
    (tmp_path / "requirements").mkdir()
    for name in SIMULATORS:
        (tmp_path / "requirements" / f"{name}.txt").write_text(f"{name}==1\n")
    return tmp_path


class Installs:
    """Makes a folder for an environment, and notes for which pins; fails for those named."""

    def __init__(self, *failing):
        self.failing, self.done = failing, []

    def __call__(self, venv, pins):
        venv.mkdir()
        (venv / "half").touch()
        if pins.stem in self.failing:
            raise SetupError(f"no wheel of {pins.stem}")
        self.done.append(pins.stem)


def test_an_environment_is_made_once_and_again_for_other_pins(checkout):
    installs = Installs()
    for _ in range(2):
        assert make_environment(checkout, "franka-sim", installs) == checkout / ".venv-franka-sim"
    assert installs.done == ["franka-sim"]
    (checkout / "requirements" / "franka-sim.txt").write_text("franka-sim==2\n")
    make_environment(checkout, "franka-sim", installs)
    assert installs.done == ["franka-sim"] * 2


def test_one_that_cannot_be_installed_is_named_leaves_nothing_and_the_other_is_made(checkout, capsys):
    installs = Installs("franka-sim")
    make_all(checkout, Progress(checkout / "log" / "simulators.log"), installs)
    assert installs.done == ["franky-sim"]
    assert "franka-sim is left out, it cannot be installed: no wheel of franka-sim" in capsys.readouterr().out
    assert not (checkout / ".venv-franka-sim").exists()


def test_an_installation_that_was_interrupted_leaves_nothing_that_looks_done(checkout):
    def cut_off(venv, pins):
        venv.mkdir()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_environment(checkout, "franka-sim", cut_off)
    installs = Installs()
    make_environment(checkout, "franka-sim", installs)
    assert installs.done == ["franka-sim"]
