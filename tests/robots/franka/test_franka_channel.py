import os

import pytest

from hcvla.robots.arm import MoveCommand
from hcvla.robots.franka.channel import Channel, ChannelClosedError


@pytest.fixture
def ends():
    ours, theirs = Channel.pair()
    other = Channel(theirs)
    yield ours, other
    ours.close()
    other.close()


def test_messages_arrive_whole_and_in_order(ends):
    ours, theirs = ends
    for number in range(5):
        assert ours.send(MoveCommand(float(number)))
    assert [theirs.receive(1.0).stamp_sec for _ in range(5)] == [0.0, 1.0, 2.0, 3.0, 4.0]
    assert theirs.receive(0.0) is None


def test_a_reader_that_hangs_costs_messages_not_the_sender(ends):
    ours, theirs = ends
    sent = [ours.send(bytes(4000)) for _ in range(300)]
    assert sent[0]
    assert not sent[-1]
    assert len(theirs.receive(1.0)) == 4000


def test_the_end_of_the_other_process_is_seen_by_reader_and_writer(ends):
    ours, theirs = ends
    theirs.shut()
    with pytest.raises(ChannelClosedError):
        ours.receive(1.0)
    with pytest.raises(ChannelClosedError):
        ours.send("anyone?")


def test_a_process_that_is_killed_leaves_no_half_message():
    ours, theirs = Channel.pair()
    child = os.fork()
    if child == 0:
        Channel(theirs).send("last words")
        os._exit(0)
    os.waitpid(child, 0)
    theirs.close()
    assert ours.receive(1.0) == "last words"
    with pytest.raises(ChannelClosedError):
        ours.receive(1.0)
    ours.close()
