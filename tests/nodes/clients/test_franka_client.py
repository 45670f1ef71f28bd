"""What a person at the robot wants of its bridge, where there is none or where it refuses."""

import pytest
from std_srvs.srv import Trigger

from hcvla.api.errors import HcvlaError
from hcvla.nodes.clients.franka import NoBridgeError, call

pytestmark = pytest.mark.ros


def test_where_no_bridge_runs_it_is_said_how_to_start_one(spinning):
    expected = "no bridge of a real arm offers 'recover' after 0.1 s; start the stack: hcvla up robot:=franka"
    with pytest.raises(NoBridgeError, match=expected):
        call(spinning, "recover", found_within_sec=0.1)


def test_a_refusal_is_raised_in_the_words_of_the_bridge(spinning):
    def refuse(_, response):
        response.success, response.message = False, "the user stop is pressed"
        return response

    spinning.create_service(Trigger, "recover", refuse)
    with pytest.raises(HcvlaError, match="the user stop is pressed"):
        call(spinning, "recover")
