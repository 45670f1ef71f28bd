"""The ROS fixture itself, and that interfaces of ours and the stand-in for tf2_msgs work over real DDS."""

import os

import pytest

from domains import reserve_domain

pytestmark = pytest.mark.ros


def test_a_second_reservation_is_another_domain():
    assert reserve_domain() != int(os.environ["ROS_DOMAIN_ID"])


def test_our_own_messages_and_transforms_arrive_whole(ros):
    from geometry_msgs.msg import TransformStamped
    from hcvla_interfaces.msg import NamedObject, NamedObjects
    from tf2_msgs.msg import TFMessage

    sender, receiver = ros.node("sender"), ros.node("receiver")
    got = {}
    receiver.create_subscription(NamedObjects, "objects", lambda message: got.update(objects=message), 1)
    receiver.create_subscription(TFMessage, "transforms", lambda message: got.update(transforms=message), 1)
    publishers = [
        sender.create_publisher(NamedObjects, "objects", 1),
        sender.create_publisher(TFMessage, "transforms", 1),
    ]
    ros.spin_until(lambda: all(p.get_subscription_count() for p in publishers), what="discovery")
    publishers[0].publish(NamedObjects(objects=[NamedObject(name="red cube", held=True)]))
    publishers[1].publish(TFMessage(transforms=[TransformStamped(child_frame_id="fr3_hand_tcp")]))
    ros.spin_until(lambda: len(got) == 2, what="arrival of both messages")
    assert got["objects"].objects[0].name == "red cube"
    assert got["objects"].objects[0].held is True
    assert got["transforms"].transforms[0].child_frame_id == "fr3_hand_tcp"


def test_a_condition_that_never_holds_fails_by_its_name(ros):
    with pytest.raises(pytest.fail.Exception, match=r"the moon did not come true within 0\.05 s"):
        ros.spin_until(lambda: False, limit_sec=0.05, what="the moon")
