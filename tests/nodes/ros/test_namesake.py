"""A node whose name is taken ends; the one that was there first does not."""

import pytest
from hcvla_interfaces.msg import Heartbeat

from hcvla.nodes.ros.namesake import NamesakeError
from hcvla.nodes.ros.node import HcvlaNode

pytestmark = pytest.mark.ros


def found(node):
    try:
        node.require_alone()
    except NamesakeError:
        return True
    return False


def test_the_younger_of_two_nodes_of_one_name_is_refused_and_the_elder_goes_on(ros):
    elder = ros.add(HcvlaNode("twin", namespace="/lab", context=ros.context))
    for _ in range(6):  # as many heartbeats as a node listens for
        elder.set_ready()
    younger = ros.add(HcvlaNode("twin", namespace="/lab", context=ros.context))
    ros.spin_until(lambda: found(younger), 10.0, "the namesake")
    with pytest.raises(NamesakeError, match="'/lab/twin' runs already in this namespace and domain; end that stack"):
        younger.require_alone()
    elder.require_alone()


def test_nodes_of_other_names_and_other_namespaces_are_no_namesakes(ros):
    mine = ros.add(HcvlaNode("twin", namespace="/lab", context=ros.context))
    others = [
        ros.add(HcvlaNode("sister", namespace="/lab", context=ros.context)),
        ros.add(HcvlaNode("twin", namespace="/other", context=ros.context)),
    ]
    heard = []
    ros.node("ear", namespace="/lab").create_subscription(Heartbeat, "heartbeat", heard.append, 50)
    ros.spin_until(lambda: {beat.node for beat in heard} == {"twin", "sister"}, 10.0, "heartbeats of both")
    mine.require_alone()
    for other in others:
        other.require_alone()
