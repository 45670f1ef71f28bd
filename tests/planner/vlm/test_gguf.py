"""GGUF files, written here byte by byte."""

import struct

import numpy as np
import pytest

from hcvla.planner.vlm.smollm2.gguf import GgufError, read_gguf

U32, F32, STRING, ARRAY = 4, 6, 8, 9


def text(words):
    return struct.pack("<Q", len(words.encode())) + words.encode()


def file_of(metadata, tensors, version=3, magic=b"GGUF"):
    """Return a file of (key, type, packed value) and (name, shape, type, bytes), each tensor at a multiple of 32."""
    head = magic + struct.pack("<IQQ", version, len(tensors), len(metadata))
    for key, kind, value in metadata:
        head += text(key) + struct.pack("<I", kind) + value
    body = b""
    for name, shape, kind, values in tensors:
        head += text(name) + struct.pack("<I", len(shape)) + struct.pack(f"<{len(shape)}Q", *reversed(shape))
        head += struct.pack("<IQ", kind, len(body))
        body += values + bytes(-len(values) % 32)
    return head + bytes(-len(head) % 32) + body


def read(tmp_path, content):
    (tmp_path / "model.gguf").write_bytes(content)
    return read_gguf(tmp_path / "model.gguf")


def test_metadata_are_numbers_texts_and_lists_of_them(tmp_path):
    words = struct.pack("<IQ", STRING, 2) + text("a") + text("über")
    metadata = [("count", U32, struct.pack("<I", 7)), ("rate", F32, struct.pack("<f", 0.5)), ("words", ARRAY, words)]
    assert read(tmp_path, file_of(metadata, [])).metadata == {"count": 7, "rate": 0.5, "words": ["a", "über"]}


def test_plain_numbers_keep_their_rows(tmp_path):
    values = np.arange(6, dtype="<f4")
    file = read(tmp_path, file_of([], [("a", (1,), 0, values[:1].tobytes()), ("b", (2, 3), 0, values.tobytes())]))
    np.testing.assert_array_equal(file.tensors["b"], [[0, 1, 2], [3, 4, 5]])


def test_q8_0_is_a_scale_times_bytes_with_a_sign(tmp_path):
    block = struct.pack("<e", 0.5) + bytes([2, 0xFF, *[0] * 30])
    values = read(tmp_path, file_of([], [("a", (32,), 8, block)])).tensors["a"]
    np.testing.assert_array_equal(values[:3], [1.0, -0.5, 0.0])


def test_q4_1_is_a_scale_times_half_bytes_plus_a_minimum_the_low_halves_first(tmp_path):
    # The first byte is 0x3A: value 0 is 10 * 0.25 - 1 = 1.5, value 16 is 3 * 0.25 - 1 = -0.25; others -1.
    block = struct.pack("<ee", 0.25, -1.0) + bytes([0x3A, *[0] * 15])
    values = read(tmp_path, file_of([], [("a", (1, 32), 3, block)])).tensors["a"]
    assert values.shape == (1, 32)
    np.testing.assert_array_equal(values[0, [0, 16, 1]], [1.5, -0.25, -1.0])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GGUF",
        file_of([], [], magic=b"PK\x03\x04"),
        file_of([], [], version=1),
        file_of([("a", 99, b"")], []),
        file_of([], [("a", (32,), 12, bytes(64))]),
        file_of([], [("a", (64,), 0, bytes(32))]),
    ],
    ids=["empty", "cut", "a zip", "old", "unknown metadata", "unknown tensor", "cut tensor"],
)
def test_what_is_no_such_file_is_one_line(tmp_path, content):
    with pytest.raises(GgufError, match="no GGUF file that can be read") as error:
        read(tmp_path, content)
    assert "\n" not in str(error.value)
