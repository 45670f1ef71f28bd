"""The card says what a dataset holds, in the form that the hub reads."""

import json

import pytest
import yaml

from hcvla.datasets.card import write_card
from hcvla.datasets.dataset import Dataset
from hcvla.datasets.folder_lock import claim_folder
from hcvla.datasets.layout import CARD, COLLECTION, read_json


def header(root) -> dict:
    _, text, _ = (root / CARD).read_text().split("---\n", 2)
    return yaml.safe_load(text)


def test_the_header_is_what_the_hub_reads(dataset):
    found = header(dataset)
    assert found["license"] == "apache-2.0"
    assert found["task_categories"] == ["robotics"]
    assert {"LeRobot", "franka_fr3"} <= set(found["tags"])
    assert found["configs"] == [{"config_name": "default", "data_files": "data/*/*.parquet"}]
    assert list(dataset.glob(found["configs"][0]["data_files"]))


def test_the_card_counts_what_the_dataset_holds(dataset):
    text = (dataset / CARD).read_text()
    frames = Dataset(dataset).info["total_frames"]
    for words in (
        f"| episodes, frames | 2, {frames} (",
        "| cameras | scene, wrist, 128 x 128 pixels |",
        "| pick | 4 | 4 |",
        "| place | 3 | 3 |",
        "| swap | 1 |",
        "| robot | franka_fr3",
        "| frames a second | 20 |",
        "## Limits",
    ):
        assert words in text


def test_the_commands_that_made_a_dataset_are_in_its_card_each_once(dataset):
    kept = {key: value for key, value in read_json(dataset / COLLECTION).items() if key != "format"}
    for command in ("hcvla collect --suite pick", "hcvla collect --suite swap", "hcvla collect --suite swap"):
        claim_folder(dataset, kept, resume=True, command=command)
    write_card(dataset, Dataset(dataset).episodes)
    assert "    hcvla collect --suite pick\n    hcvla collect --suite swap\n\n" in (dataset / CARD).read_text()


def test_a_licence_set_by_hand_stays(dataset):
    card = dataset / CARD
    card.write_text(card.read_text().replace("license: apache-2.0", "license: cc-by-4.0"))
    write_card(dataset, Dataset(dataset).episodes)
    assert header(dataset)["license"] == "cc-by-4.0"


@pytest.mark.parametrize(("frames", "size"), [(999, "n<1K"), (1000, "1K<n<10K"), (2_000_000, "n>1M")])
def test_the_size_is_one_of_the_hubs_classes(dataset, frames, size):
    info = read_json(dataset / "meta/info.json") | {"total_frames": frames}
    (dataset / "meta/info.json").write_text(json.dumps(info))
    write_card(dataset, Dataset(dataset).episodes)
    assert header(dataset)["size_categories"] == [size]
