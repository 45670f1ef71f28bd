"""hcvla's own policy behind a server: the same chunks as in process, and only from one that serves it."""

from contextlib import contextmanager
from urllib.request import urlopen

import numpy as np
import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.registry import Registry
from hcvla.skills.diffusion.checkpoint import FORMAT
from hcvla.skills.diffusion.library import DiffusionLibrary
from hcvla.skills.diffusion.policy import Glimpse, blank_policy
from hcvla.skills.load import load_skills
from hcvla.skills.remote.client import PolicyClient, PolicyServerError
from hcvla.skills.remote.own_policy import MARK, PolicyService, RemotePolicy
from hcvla.skills.remote.server import PolicyServer, ServingError
from helpers.policy_calls import TINY
from policy_servers import plan, policy_server


@pytest.fixture(scope="module")
def policy():
    return blank_policy(TINY)


@contextmanager
def serving(policy):
    service = PolicyService(policy)
    with PolicyServer(service.answer, service.metadata) as server:
        yield f"ws://127.0.0.1:{server.port}"


@pytest.fixture
def remote(policy):
    with serving(policy) as address:
        client = PolicyClient(address)
        yield RemotePolicy(client)
        client.close()


def test_chunks_of_a_server_are_those_of_the_policy_in_process(policy, remote):
    frame = np.random.default_rng(0).normal(size=257).astype(np.float32)
    assert np.array_equal(remote.noise(7).numpy(), policy.noise(7).numpy())
    seen = Glimpse(frame, "pick the red cube")
    here, there = policy.chunk(seen, policy.noise(7)), remote.chunk(seen, remote.noise(7))
    assert np.array_equal(here.commands, there.commands)
    assert np.allclose(here.ended, there.ended)
    assert here.failed == pytest.approx(there.failed)
    assert remote.config == policy.config


def test_an_address_makes_libraries_that_think_there(policy):
    with serving(policy) as address:
        make = load_skills(address, ROBOT_API)
        first, second = make(), make()
        assert isinstance(first, DiffusionLibrary)
        assert first is not second
        assert isinstance(first._policy, RemotePolicy)
        first._policy._client.close()


def test_a_policy_for_functions_that_the_api_lacks_is_refused(policy):
    with (
        serving(policy) as address,
        pytest.raises(PolicyServerError, match="functions that the robot API lacks: pick, place, "),
    ):
        load_skills(address, Registry())


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ({"robot": "other"}, r"serves no policy of hcvla's; say what it is sent .*\?layout=FILE"),
        ({MARK: {"format": FORMAT + 1}}, f"serves format {FORMAT + 1}, this version reads {FORMAT}; run the same"),
        ({MARK: {"format": FORMAT, "action": {}}}, "does not describe its policy"),
    ],
    ids=["other", "format", "empty"],
)
def test_a_server_of_another_policy_is_refused(metadata, said):
    with policy_server(lambda seen: {}, metadata) as server:
        client = PolicyClient(server.address)
        with pytest.raises(PolicyServerError, match=said):
            RemotePolicy(client)
        client.close()


def test_a_chunk_of_another_shape_is_refused(policy):
    metadata = PolicyService(policy).metadata
    with policy_server(lambda seen: plan(16, 7), metadata) as server:
        client = PolicyClient(server.address)
        with pytest.raises(PolicyServerError, match=r"sent no plan: .* shape \(16, 7\), expected \(16, 9\)"):
            RemotePolicy(client).warm_up()
        client.close()


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ({"noise": np.zeros((1, 16, 10))}, "BadAnswerError: the answer has no 'frame'; it has noise"),
        ({"frame": np.zeros(12)}, r"'frame' of the answer has shape \(12,\), expected \(257\)"),
    ],
)
def test_a_message_that_is_no_frame_is_answered_with_its_fault(policy, message, said):
    with serving(policy) as address:
        client = PolicyClient(address)
        with pytest.raises(PolicyServerError, match=f"reports an error: .*{said}"):
            client.ask(message)
        client.close()


def test_several_clients_are_served_at_once(policy):
    with serving(policy) as address:
        clients = [PolicyClient(address) for _ in range(3)]
        for client in clients:
            RemotePolicy(client).warm_up()
        for client in clients:
            client.close()


def test_the_time_it_took_comes_with_each_answer(policy):
    with serving(policy) as address:
        client = PolicyClient(address)
        answer = client.ask({"frame": np.zeros(257, np.float32), "noise": policy.noise(0).numpy()})
        assert 0.0 < answer["server_timing"]["infer_ms"] < 10_000.0
        client.close()


def test_whoever_watches_over_a_server_sees_that_it_runs(policy):
    with serving(policy) as address, urlopen(address.replace("ws", "http") + "/healthz", timeout=5.0) as page:
        assert (page.status, page.read()) == (200, b"OK\n")


def test_a_port_that_is_taken_is_named(policy):
    service = PolicyService(policy)
    with (
        PolicyServer(service.answer, service.metadata) as first,
        pytest.raises(ServingError, match=f"cannot listen at 127.0.0.1:{first.port}: address already in use"),
    ):
        PolicyServer(service.answer, service.metadata, port=first.port)
