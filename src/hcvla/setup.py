"""Adds what setup.cfg cannot say: the files of the checkout's launch/, config/ and models/ that go to share/hcvla."""

from pathlib import Path

from setuptools import setup

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent.parent
SHARED_FOLDERS = ("launch", "config", "models")


def data_files():
    """Return (folder below the prefix, [file relative to this one]) pairs."""
    pairs = [
        ("share/ament_index/resource_index/packages", ["resource/hcvla"]),
        ("share/hcvla", ["package.xml"]),
    ]
    for shared in SHARED_FOLDERS:
        folders = {
            path.parent for path in (CHECKOUT / shared).rglob("*") if path.is_file() and "__pycache__" not in path.parts
        }
        for folder in sorted(folders):
            files = sorted(path for path in folder.iterdir() if path.is_file())
            # Relative, as setuptools asks; colcon runs this file through a link, so relative to the real folder.
            relative = [str(Path("..", "..") / path.relative_to(CHECKOUT)) for path in files]
            pairs.append((f"share/hcvla/{folder.relative_to(CHECKOUT)}", relative))
    return pairs


setup(data_files=data_files())
