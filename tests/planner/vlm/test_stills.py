"""Processors of families that read videos too are read and written without that part."""

import json

import pytest
from transformers import AutoProcessor

from hcvla.planner.vlm.stills import read_processor
from helpers.tiny_vlm import tiny_paligemma, tiny_qwen2_5_vl


def test_a_qwen_folder_is_read_and_names_the_library_s_class_when_written(tmp_path):
    tiny_qwen2_5_vl(tmp_path)
    read_processor(tmp_path).save_pretrained(tmp_path / "again")
    written = json.loads((tmp_path / "again" / "processor_config.json").read_text())
    assert written["processor_class"] == "Qwen2_5_VLProcessor"
    assert read_processor(tmp_path / "again").image_processor.merge_size == 2


def test_the_library_s_own_reader_wants_more_than_images(tmp_path):
    tiny_qwen2_5_vl(tmp_path)
    with pytest.raises((ImportError, OSError)):
        AutoProcessor.from_pretrained(tmp_path)


def test_a_family_without_videos_is_read_as_it_is(tmp_path):
    tiny_paligemma(tmp_path)
    assert type(read_processor(tmp_path)).__name__ == "PaliGemmaProcessor"
