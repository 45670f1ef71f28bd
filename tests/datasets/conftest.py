"""Two real episodes, collected once: staged for tests of joining, joined for tests of reading."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hcvla.datasets.folder_lock import claim_folder
from hcvla.datasets.join import join_staged
from hcvla.datasets.layout import STAGING
from hcvla.recording.simulation.episode import collect_episode
from hcvla.recording.simulation.job import CollectionJob, Settings

PIXELS = 128


@pytest.fixture(scope="session")
def staged_once(tmp_path_factory) -> Path:
    """Return a folder with a staged pick and a staged swap; not to be changed."""
    root = tmp_path_factory.mktemp("staged")
    claim_folder(root, {}, resume=False)
    for task in ("pick", "swap"):
        assert collect_episode(CollectionJob(task, 100_000), Settings(pixels=PIXELS), root / STAGING).kept
    return root


@pytest.fixture
def staged(staged_once, tmp_path) -> Path:
    """Return a copy of the staged episodes."""
    return Path(shutil.copytree(staged_once, tmp_path / "dataset"))


@pytest.fixture
def dataset(staged) -> Path:
    """Return a dataset of the two episodes."""
    assert join_staged(staged, PIXELS) == 2
    return staged
