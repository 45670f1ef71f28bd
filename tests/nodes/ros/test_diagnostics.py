"""What is on /diagnostics has the layout that diagnostic_aggregator and rqt_robot_monitor read."""

import pytest
from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus

from hcvla.nodes.ros.diagnostics import PERIOD_SEC
from hcvla.nodes.ros.node import HcvlaNode
from hcvla.nodes.ros.part_status import Level, PartStatus

pytestmark = pytest.mark.ros


@pytest.fixture
def node(ros):
    return ros.add(HcvlaNode("tested", namespace="/left", context=ros.context))


@pytest.fixture
def arrays(ros):
    found = []
    ros.node("monitor").create_subscription(DiagnosticArray, "/diagnostics", found.append, 10)
    return found


def newest(ros, arrays):
    arrays.clear()
    ros.spin_until(lambda: arrays, 3.0 * PERIOD_SEC, "diagnostics")
    return {status.name: status for status in arrays[-1].status}


def test_each_part_has_a_full_name_a_level_a_sentence_and_values_as_text(ros, node, arrays):
    node.diagnostics.add("guard", lambda: PartStatus(Level.WARN, "refused: too far", {"refused": 3, "share": 0.25}))
    found = newest(ros, arrays)["/left/tested: guard"]
    assert (found.level, found.message, found.hardware_id) == (DiagnosticStatus.WARN, "refused: too far", "left")
    assert {pair.key: pair.value for pair in found.values} == {"refused": "3", "share": "0.25"}
    assert arrays[-1].header.stamp.sec > 1_600_000_000  # the system's clock


def test_a_node_is_a_warning_until_it_is_ready_and_an_error_when_it_is_no_longer(ros, node, arrays):
    name = "/left/tested: readiness"
    assert (newest(ros, arrays)[name].level, newest(ros, arrays)[name].message) == (DiagnosticStatus.WARN, "starting")
    node.set_ready()
    assert (newest(ros, arrays)[name].level, newest(ros, arrays)[name].message) == (DiagnosticStatus.OK, "ready")
    node.not_ready_because = "the cable is out"
    found = newest(ros, arrays)[name]
    assert (found.level, found.message) == (DiagnosticStatus.ERROR, "the cable is out")


def test_nothing_is_made_for_no_one(ros, node):
    asked = []

    def status():
        asked.append(True)
        return PartStatus(Level.OK, "")

    node.diagnostics.add("part", status)
    beats = []
    node.create_timer(PERIOD_SEC, lambda: beats.append(True))
    ros.spin_until(lambda: len(beats) >= 2, 4.0 * PERIOD_SEC)
    assert asked == []
