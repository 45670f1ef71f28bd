"""Definitions hold every type that is needed to read a message, and nothing that is not installed."""

import pytest

from hcvla.nodes.bag.definitions import UnknownTypeError, definition, message_class

pytestmark = pytest.mark.ros


def parts(text):
    """Return the definitions in a text, by the name above each; "" for the first."""
    first, *others = text.split("=" * 80 + "\n")
    return {"": first} | {other.split("\n")[0]: other for other in others}


def test_a_type_of_ours_comes_with_all_types_in_it_each_once():
    text = definition("hcvla_interfaces/msg/NamedObjects")
    assert set(parts(text)) == {
        "",
        "MSG: std_msgs/Header",
        "MSG: builtin_interfaces/Time",
        "MSG: hcvla_interfaces/NamedObject",
        "MSG: geometry_msgs/PoseWithCovariance",
        "MSG: geometry_msgs/Pose",
        "MSG: geometry_msgs/Point",
        "MSG: geometry_msgs/Quaternion",
        "MSG: geometry_msgs/Vector3",
    }
    assert "NamedObject[] objects" in parts(text)[""]
    assert "float64[36] covariance" in parts(text)["MSG: geometry_msgs/PoseWithCovariance"]


def test_a_type_of_plain_fields_is_its_own_text():
    assert set(parts(definition("std_msgs/msg/String"))) == {""}


@pytest.mark.parametrize("name", ["nowhere_msgs/msg/Thing", "std_msgs/msg/Nonsense", "std_srvs/srv/Trigger", ""])
def test_what_is_not_installed_is_named(name):
    with pytest.raises(UnknownTypeError, match=f"'{name}' is not installed"):
        message_class(name)
    with pytest.raises(UnknownTypeError):
        definition(name)
