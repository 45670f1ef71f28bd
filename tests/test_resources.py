import pytest

from hcvla import resources
from hcvla.resources import MissingResourceError, resource


def test_the_checkouts_own_files_are_found():
    assert resource("config/hcvla.rviz").is_file()


def test_an_installation_is_searched_after_the_checkout(monkeypatch, tmp_path):
    (tmp_path / "share" / "hcvla" / "models").mkdir(parents=True)
    (tmp_path / "share" / "hcvla" / "models" / "only_here").write_text("")
    monkeypatch.setenv("AMENT_PREFIX_PATH", f"/nowhere:{tmp_path}")
    assert resource("models/only_here") == tmp_path / "share" / "hcvla" / "models" / "only_here"


def test_what_is_nowhere_is_named_with_the_places(monkeypatch):
    monkeypatch.setenv("AMENT_PREFIX_PATH", "/prefix")
    with pytest.raises(MissingResourceError, match=r"'models/none'.*/prefix/share/hcvla/models/none"):
        resource("models/none")
    assert len(resources.roots()) == 2
