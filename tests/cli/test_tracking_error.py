"""The largest tracking error that a bridge reports is kept."""

import pytest
from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus, KeyValue

from hcvla.cli.tracking_error import TrackingError
from hcvla.nodes.ros.diagnostics import TOPIC

pytestmark = pytest.mark.ros


def test_the_largest_error_of_all_reports_is_kept_and_nothing_is_said_without_one(ros):
    tracking = TrackingError(ros.node("demo"))
    assert tracking.figures() == {}
    bridge = ros.node("bridge").create_publisher(DiagnosticArray, TOPIC, 10)
    seen = []
    ros.node("counter").create_subscription(DiagnosticArray, TOPIC, seen.append, 10)
    ros.spin_until(lambda: bridge.get_subscription_count() == 2, what="two listeners")
    for error in ("0.01", "0.03", "0.02"):
        values = [KeyValue(key="success_rate", value="0.99"), KeyValue(key="largest_tracking_error_rad", value=error)]
        bridge.publish(DiagnosticArray(status=[DiagnosticStatus(name="link", values=values)]))
    ros.spin_until(lambda: len(seen) == 3 and tracking.figures().get("largest_tracking_error_rad") == 0.03)
    assert tracking.figures() == {"largest_tracking_error_rad": 0.03}
