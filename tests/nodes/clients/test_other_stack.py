"""Before a stack starts: is there another one in its namespace?"""

import os

import pytest
from hcvla_interfaces.msg import Heartbeat

from hcvla.nodes.clients.other_stack import StackRunsAlreadyError, require_no_other_stack
from hcvla.nodes.clients.tasks import StackClient
from waiting import wait_until

pytestmark = pytest.mark.ros

DISCOVERED_SEC = 30.0
"""Of a busy machine: nodes of two processes find each other in a tenth of a second on an idle one."""


@pytest.fixture
def client():
    with StackClient("lab", f"hcvla_up_{os.getpid()}") as client:
        yield client


@pytest.fixture
def spinning_lab():
    """Yield a node "executor" that spins in /lab, whose starter is there too."""
    with StackClient("lab", "hcvla_demo_4711"), StackClient("lab", "executor") as other:
        yield other.node


@pytest.fixture
def beating(spinning_lab):
    """Let a node of the stack in /lab send heartbeats."""
    publisher = spinning_lab.create_publisher(Heartbeat, "heartbeat", 10)
    spinning_lab.create_timer(0.1, lambda: publisher.publish(Heartbeat(node="executor", incarnation=7)))


def discover(client, *names):
    """Return when a client sees these nodes of /lab in the graph."""
    wanted = {(name, "/lab") for name in names}
    wait_until(
        lambda: wanted <= set(client.node.get_node_names_and_namespaces()), DISCOVERED_SEC, f"discovery of {names}"
    )


def test_an_empty_namespace_is_free(client):
    require_no_other_stack(client, 0.3)


@pytest.mark.usefixtures("beating")
def test_a_living_node_is_refused_with_its_name_and_that_of_the_process_that_started_it(client):
    discover(client, "executor", "hcvla_demo_4711")
    wait_until(lambda: client.liveness.incarnation("executor") == 7, DISCOVERED_SEC, "a heartbeat")
    with pytest.raises(StackRunsAlreadyError) as refused:
        require_no_other_stack(client, 0.3)
    domain = os.environ["ROS_DOMAIN_ID"]
    assert f"in /lab of ROS_DOMAIN_ID={domain} (executor; started by process 4711, hcvla_demo); end it" in str(
        refused.value
    )


@pytest.mark.usefixtures("spinning_lab")
def test_a_node_that_is_only_left_over_in_the_graph_is_none(client):
    discover(client, "executor")
    require_no_other_stack(client, 0.3)


@pytest.mark.usefixtures("beating")
def test_a_stack_in_another_namespace_is_none():
    with StackClient("other") as client:
        discover(client, "executor")
        require_no_other_stack(client, 0.3)
