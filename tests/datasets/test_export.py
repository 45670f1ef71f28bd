"""The copy for old readers: whole, without language, without symbolic links."""

import numpy as np
import pyarrow.parquet as pq
import pytest

from hcvla.cli.main import main
from hcvla.datasets.check import check_dataset
from hcvla.datasets.dataset import Dataset, floats
from hcvla.datasets.errors import DatasetError
from hcvla.datasets.export import export_without_language
from hcvla.datasets.schema import LANGUAGE


@pytest.fixture
def copy(dataset, tmp_path):
    assert main(["dataset", "export", str(dataset), str(tmp_path / "copy")]) == 0
    return tmp_path / "copy"


def test_the_copy_has_everything_but_the_texts_and_no_defect(dataset, copy):
    found, whole = check_dataset(copy), check_dataset(dataset)
    assert (found.episodes, found.frames, found.calls) == (whole.episodes, whole.frames, whole.calls)
    for row in Dataset(dataset).episodes:
        ours, theirs = (Dataset(root).arrow(row) for root in (dataset, copy))
        assert set(ours.column_names) - set(theirs.column_names) == set(LANGUAGE)
        assert np.array_equal(floats(ours, "action"), floats(theirs, "action"))


def test_the_copy_has_no_symbolic_link_and_its_videos_take_no_room(dataset, copy):
    files = [path for path in copy.rglob("*") if path.is_file()]
    assert not any(path.is_symlink() for path in copy.rglob("*"))
    videos = [path for path in files if path.suffix == ".mp4"]
    assert len(videos) == 2
    assert all(path.samefile(dataset / path.relative_to(copy)) for path in videos)


def test_a_copy_goes_into_a_new_folder_and_needs_a_dataset(dataset, copy, tmp_path):
    with pytest.raises(DatasetError, match="is not an empty folder; choose another one"):
        export_without_language(dataset, copy)
    with pytest.raises(DatasetError, match="expected a dataset there"):
        export_without_language(tmp_path / "nothing", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_texts_that_every_row_repeats_cost_less_than_a_tenth_of_the_table(dataset):
    file = pq.ParquetFile(dataset / "data/chunk-000/file-000.parquet")
    sizes: dict[str, int] = {}
    for group in range(file.num_row_groups):
        for number in range(file.metadata.num_columns):
            column = file.metadata.row_group(group).column(number)
            name = column.path_in_schema.split(".list")[0]
            sizes[name] = sizes.get(name, 0) + column.total_compressed_size
    assert sizes["language_persistent"] < 0.1 * sum(sizes.values())
