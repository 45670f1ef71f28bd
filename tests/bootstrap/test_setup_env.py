import sys

import pytest
import setup_env
from progress import Progress
from setup_env import Setup, ask, digest, remove_half_installed
from system import SetupError


@pytest.fixture
def setup(tmp_path):
    return Setup(tmp_path, Progress(tmp_path / "log" / "setup.log"))


def test_a_step_runs_once_for_the_same_inputs(setup):
    runs = []
    for _ in range(2):
        setup.step("packages", ["numpy 2"], runs.append)
    assert len(runs) == 1
    setup.step("packages", ["numpy 3"], runs.append)
    assert len(runs) == 2


def test_an_interrupted_step_runs_again_and_knows_it(setup):
    def cut_off(_interrupted):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        setup.step("packages", ["numpy 2"], cut_off)
    interrupted = []
    setup.step("packages", ["numpy 2"], interrupted.append)
    assert interrupted == [True]


def test_a_state_file_cut_off_in_the_middle_is_no_obstacle(setup):
    setup.step("packages", ["numpy 2"], lambda _: None)
    setup.state_file.write_text('{"pack')
    runs = []
    setup.step("packages", ["numpy 2"], runs.append)
    assert runs == [False]


def test_a_file_is_another_input_when_its_content_or_name_changes(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("a")
    two.write_text("a")
    before = digest([one])
    assert digest([two]) != before
    one.write_text("b")
    assert digest([one]) != before


def test_the_border_between_two_inputs_counts():
    assert digest(["ab", "c"]) != digest(["a", "bc"])


def test_a_python_that_is_an_empty_shim_is_refused(tmp_path):
    shim = tmp_path / "python3.12"
    shim.write_text("#!/bin/sh\necho 'python3.12: command not found' >&2\nexit 127\n")
    shim.chmod(0o755)
    with pytest.raises(SetupError, match="does not run"):
        ask(str(shim))


def test_this_python_says_what_it_is():
    target, version = ask(sys.executable)
    assert target.version == f"{sys.version_info.major}.{sys.version_info.minor}"
    assert version == ".".join(map(str, sys.version_info[:3]))


def test_only_the_records_of_half_installed_packages_go(tmp_path):
    packages = tmp_path / "lib" / "python3.11" / "site-packages"
    whole, half = packages / "whole-1.dist-info", packages / "half-1.dist-info"
    for record in (whole, half):
        record.mkdir(parents=True)
        (record / "METADATA").write_text("Name: x")
    (whole / "INSTALLER").write_text("pip")
    remove_half_installed(tmp_path)
    assert sorted(path.name for path in packages.iterdir()) == ["whole-1.dist-info"]


def test_a_missing_system_package_stops_a_user_before_anything_is_made(setup, monkeypatch):
    monkeypatch.setattr(setup_env, "missing_packages", lambda _: ["cmake"])
    monkeypatch.setattr(setup_env, "administrator_prefix", lambda: None)
    with pytest.raises(SetupError, match="apt-get install -y --no-install-recommends cmake"):
        setup.run()
    assert not setup.venv.exists()


def test_a_failing_command_shows_the_end_of_its_output(tmp_path, capsys):
    progress = Progress(tmp_path / "setup.log")
    with pytest.raises(SetupError, match="ended with status 3"):
        progress.run(["/bin/sh", "-c", "echo no space left; exit 3"])
    assert "no space left" in capsys.readouterr().err
