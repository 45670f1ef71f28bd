"""Messages of the protocol: bytes as openpi writes them, both ways, and nothing else."""

import msgpack
import numpy as np
import pytest

from hcvla.skills.remote.wire import WireError, pack, unpack
from policy_servers import packed, unpacked


def test_the_bytes_of_an_array_are_those_of_openpi():
    array = np.array([[1, 2]], np.uint8)
    # map of one: "a" -> map of four with marks as bytes (bin, 0xc4), data 2 bytes, dtype "|u1", shape [1, 2]
    expected = (
        b"\x81\xa1a\x84\xc4\x0b__ndarray__\xc3\xc4\x04data\xc4\x02\x01\x02\xc4\x05dtype\xa3|u1\xc4\x05shape\x92\x01\x02"
    )
    assert pack({"a": array}) == packed({"a": array}) == expected


def test_arrays_of_every_kind_come_back_the_same():
    message = {
        "image": np.arange(12, dtype=np.uint8).reshape(2, 2, 3),
        "state": np.array([0.5, -1.25], np.float32),
        "wide": np.array([[1.0]]),
        "flags": np.array([True, False]),
        "none": np.zeros((0, 7)),
    }
    for read, written in ((unpack, packed(message)), (unpacked, pack(message))):
        found = read(written)
        assert set(found) == set(message)
        for name, array in message.items():
            assert found[name].dtype == array.dtype
            assert np.array_equal(found[name], array)


def test_texts_numbers_and_maps_come_back_the_same():
    message = {"prompt": "pick the red cube", "timing": {"infer_ms": 3.5}, "list": [1, None, True]}
    assert unpack(pack(message)) == message


def test_a_scalar_of_numpy_comes_back_as_one():
    found = unpack(pack({"x": np.float32(0.5), "n": np.int64(3)}))
    assert (found["x"], found["n"], found["x"].dtype) == (0.5, 3, np.float32)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xc1", "1 bytes that are no msgpack message"),
        (b"", "0 bytes that are no msgpack message"),
        (packed({"a": np.zeros(3)})[:-4], "bytes that are no msgpack message"),
        (msgpack.packb([1, 2]), "a message that is no map but list"),
        (msgpack.packb({b"__ndarray__": True, b"data": b"12345", b"dtype": "<f4", b"shape": [2]}), "no msgpack"),
        (msgpack.packb({b"__ndarray__": True, b"data": b"1234", b"dtype": "nonsense", b"shape": [1]}), "no msgpack"),
        (
            msgpack.packb({b"__ndarray__": True, b"data": b"12345678", b"dtype": "|O8", b"shape": [1]}),
            "array of object",
        ),
        (msgpack.packb({b"__ndarray__": True, b"shape": [1]}), "no msgpack"),
    ],
    ids=["byte", "empty", "cut", "list", "length", "dtype", "objects", "missing"],
)
def test_bytes_that_are_no_message_are_refused(data, said):
    with pytest.raises(WireError, match=said):
        unpack(data)


@pytest.mark.parametrize("value", [np.array(["text"]), object(), np.array([None])], ids=["words", "object", "objects"])
def test_what_is_no_number_cannot_be_sent(value):
    with pytest.raises(TypeError, match="cannot be sent"):
        pack({"a": value})
