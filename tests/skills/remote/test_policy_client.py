"""Requests to a policy server have limits: every fault is one line that names the server and what it did."""

import logging
import socket
import threading

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.skills.remote.client import PolicyClient, PolicyServerError, ServerLimits
from policy_servers import Hangs, HangUpError, Sends, packed, plan, policy_server

QUICK = ServerLimits(connect_sec=0.5, first_answer_sec=0.5, answer_sec=0.2)


@pytest.fixture
def client_of():
    made = []

    def make(address):
        made.append(PolicyClient(address, QUICK))
        return made[-1]

    yield make
    for client in made:
        client.close()


def refused(client, said):
    with pytest.raises(PolicyServerError, match=said) as refusal:
        client.ask({"x": 1})
    assert refusal.value.outcome is Outcome.NODE_LOST
    assert str(refusal.value).startswith(f"policy server {client.address} ")
    assert "\n" not in str(refusal.value)


def test_metadata_come_first_and_each_message_has_its_answer(client_of):
    with policy_server(lambda seen: {"twice": 2 * seen["x"]}, {"name": "doubling"}) as server:
        client = client_of(server.address)
        assert client.metadata() == {"name": "doubling"}
        assert [client.ask({"x": k})["twice"] for k in (1, 5)] == [2, 10]
        assert server.seen == [{"x": 1}, {"x": 5}]


def test_a_server_that_is_not_there_is_named(client_of):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    refused(client_of(f"ws://127.0.0.1:{port}"), r"cannot be reached \(connection refused\); is it running there\?")
    refused(client_of("ws://no-such-host.invalid:8000"), "cannot be reached")


def test_a_port_where_nobody_answers_is_given_up_in_time(client_of):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        refused(client_of(f"ws://127.0.0.1:{silent.getsockname()[1]}"), r"does not respond in 0\.5 s")


def test_a_server_of_another_protocol_is_named(client_of):
    with socket.create_server(("127.0.0.1", 0)) as other:

        def greet():
            peer, _ = other.accept()
            with peer:
                peer.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")
                peer.recv(1000)

        thread = threading.Thread(target=greet, daemon=True)
        thread.start()
        refused(client_of(f"ws://127.0.0.1:{other.getsockname()[1]}"), "speaks no websocket protocol")
        thread.join(5.0)


def test_a_server_without_metadata_is_no_server_of_this_protocol(client_of):
    with policy_server(lambda seen: {}, mute=True) as server:
        refused(client_of(server.address), "says nothing of itself; openpi's protocol begins with metadata")


@pytest.mark.parametrize(
    ("greeting", "said"),
    [
        (Sends("Traceback\n  line 3\nKeyError: 'checkpoint'"), "reports an error: KeyError: 'checkpoint'"),
        (Sends(b"\xc1\xc1"), "begins with 2 bytes that are no msgpack message .*; expected openpi's msgpack messages"),
    ],
    ids=["text", "bytes"],
)
def test_a_greeting_that_is_no_metadata_is_quoted(client_of, greeting, said):
    with policy_server(lambda seen: {}, greeting) as server:
        refused(client_of(server.address), said)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Sends("Traceback\nValueError: images are missing"), "reports an error: ValueError: images are missing"),
        (Sends(b"\xc1"), "answered 1 bytes that are no msgpack message"),
        (Sends(packed([1, 2])), "answered a message that is no map but list"),
    ],
    ids=["error", "bytes", "list"],
)
def test_an_answer_that_is_none_is_quoted_and_the_next_question_is_heard_again(client_of, answer, said):
    answers = iter([answer, {"fine": True}])
    with policy_server(lambda seen: next(answers)) as server:
        client = client_of(server.address)
        refused(client, said)
        assert client.ask({"x": 2}) == {"fine": True}


def test_a_late_answer_ends_the_question_and_is_not_taken_for_that_to_the_next(client_of):
    late = Hangs({"to": 2})
    answers = iter([{"to": 1}, late, {"to": 3}])
    with policy_server(lambda seen: next(answers)) as server:
        client = client_of(server.address)
        assert client.ask({"x": 1}) == {"to": 1}
        refused(client, r"gave no answer in 0\.2 s")
        late.release.set()
        assert client.ask({"x": 3}) == {"to": 3}


def test_the_first_answer_may_take_longer(client_of):
    slow = Hangs({"ready": True})
    threading.Timer(0.3, slow.release.set).start()
    with policy_server(lambda seen: slow) as server:
        assert client_of(server.address).ask({"x": 1}) == {"ready": True}


def test_a_server_that_came_back_is_asked_again(client_of):
    with policy_server(lambda seen: {"life": 1}, {"name": "same"}) as first:
        client = client_of(first.address)
        assert client.ask({"x": 1}) == {"life": 1}
    refused(client, "cannot be reached")
    with policy_server(lambda seen: {"life": 2}, {"name": "same"}, first.port):
        assert client.ask({"x": 1}) == {"life": 2}


def test_a_connection_that_breaks_is_made_again_once(client_of):
    def leave(seen):
        raise HangUpError

    answers = iter([leave, lambda seen: {"fine": True}])
    with policy_server(lambda seen: next(answers)(seen)) as server:
        assert client_of(server.address).ask({"x": 1}) == {"fine": True}
        assert server.seen == [{"x": 1}, {"x": 1}]
    with policy_server(leave) as server:
        refused(client_of(server.address), "closed the connection")
        assert len(server.seen) == 2


def test_a_server_that_came_back_as_another_is_refused(client_of):
    with policy_server(lambda seen: {}, {"policy": "first"}) as first:
        client = client_of(first.address)
        client.ask({"x": 1})
    with policy_server(lambda seen: {}, {"policy": "second"}, first.port):
        refused(client, "serves something else than before; start the skills again")


def test_an_answer_later_than_its_use_is_warned_of_once_with_its_parts(client_of, caplog):
    answer = {**plan(10, 7), "server_timing": {"infer_ms": 310.0}}
    with policy_server(lambda seen: answer) as server, caplog.at_level(logging.WARNING):
        client = client_of(server.address)
        client.ask({"x": 1}, in_hand_sec=10.0)
        assert not caplog.records
        client.ask({"x": 1}, in_hand_sec=0.0)
        client.ask({"x": 1}, in_hand_sec=0.0)
    (record,) = caplog.records
    said = record.getMessage()
    assert said.startswith(f"policy server {server.address} answered after ")
    assert said.endswith("310 ms of it thinking; the plan in hand lasts 0 ms: the arm waited")


def test_a_server_that_no_longer_answers_pings_is_left(client_of):
    """Its machine is gone: no one closes the connection, so only the pings show it."""
    limits = ServerLimits(connect_sec=0.5, first_answer_sec=0.1, answer_sec=0.1, ping_sec=0.05)
    go_on = threading.Event()
    with policy_server(lambda seen: {"fine": True}) as server, socket.create_server(("127.0.0.1", 0)) as relay:

        def forward(source, target):
            while not go_on.is_set() and (data := source.recv(65536)):
                if go_on.is_set():
                    return  # from now on everything is lost
                target.sendall(data)

        client = PolicyClient(f"ws://127.0.0.1:{relay.getsockname()[1]}", limits)
        ends = []

        def join_up():
            near, _ = relay.accept()
            far = socket.create_connection(("127.0.0.1", server.port))
            ends.extend([near, far])
            threading.Thread(target=forward, args=(near, far), daemon=True).start()
            forward(far, near)

        threading.Thread(target=join_up, daemon=True).start()
        assert client.ask({"x": 1}) == {"fine": True}
        connection = client._connection
        go_on.set()
        connection.recv_events_thread.join(5.0)
        assert not connection.recv_events_thread.is_alive(), "it was found lost without a question"
        for end in ends:
            end.close()
        client.close()
