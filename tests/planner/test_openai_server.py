"""The server planner against a real HTTP server."""

import base64
import json
import socket
import time

import cv2
import numpy as np
import pytest

from chat_server import ChatServer, breaks_off, dribbles
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import load_planner
from hcvla.planner.openai_server import ServerPlanner
from hcvla.planner.planner import PastStep, PlannerError, PlanRequest

CUBE = NamedObject("red cube", "red", "cube", Pose(0.5, 0.1, 0.02), (0.04, 0.04, 0.04))
IMAGE = np.full((48, 64, 3), (200, 10, 10), dtype=np.uint8)


class Server(ChatServer):
    def planner(self, **settings):
        return load_planner(ROBOT_API, PlannerSettings(f"{self.url}#big-vlm", **settings))


PICK = "pick(get_actor('red cube'))"
ASK = PlanRequest("lift it", None, [CUBE])


def test_the_request_carries_task_objects_image_and_grammar():
    with Server("pick(get_actor('red cube'))") as server:
        answer = load_planner(ROBOT_API, PlannerSettings(server.url)).plan(PlanRequest("lift it", IMAGE, [CUBE]))
    assert answer.code == "pick(get_actor('red cube'))"
    (asked,) = server.asked
    assert asked["model"] == "big-vlm"
    assert "red cube" in asked["guided_grammar"]
    assert asked["structured_outputs"]["grammar"] == asked["guided_grammar"]
    picture, text = asked["messages"][1]["content"]
    assert "lift it" in text["text"]
    assert "red cube (0.50, 0.10), 0.040 high" in text["text"]
    sent = base64.b64decode(picture["image_url"]["url"].partition("base64,")[2])
    assert cv2.imdecode(np.frombuffer(sent, np.uint8), cv2.IMREAD_COLOR).shape == IMAGE.shape


def test_the_goal_is_a_question_of_its_own_constrained_to_the_goal_language():
    with Server("pick(get_actor('red cube'))", "```\nheld('red cube')\n```", "done()", "none()") as server:
        planner = load_planner(ROBOT_API, PlannerSettings(server.url))
        request = PlanRequest("lift it", IMAGE, [CUBE], asks_goal=True)
        answers = [planner.plan(request), planner.plan(request)]
    assert [(answer.code, answer.goal) for answer in answers] == [
        ("pick(get_actor('red cube'))", "held('red cube')"),
        ("", ""),
    ]
    _, asked = server.asked[:2]
    assert '"held("' in asked["guided_grammar"]
    assert "swapped('red cube', 'blue cube')" in asked["messages"][0]["content"]


def test_a_fenced_answer_is_taken_out_of_its_fence():
    with Server("```python\ngo_home()\n```", "done()", "refuse('not there')") as server:
        planner = ServerPlanner(ROBOT_API, PlannerSettings(server.url))
        request = PlanRequest("go home", None, [CUBE])
        assert planner.plan(request).code == "go_home()"
        assert planner.plan(request).done
        assert "red cube" in planner.plan(request).refusal


def test_a_model_can_be_chosen_in_the_address():
    with Server("done()") as server:
        ServerPlanner(ROBOT_API, PlannerSettings(f"{server.url}/v1#other")).plan(PlanRequest("x", None, [CUBE]))
    assert server.asked[0]["model"] == "other"


def test_a_refused_connection_is_one_line():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(PlannerError, match="cannot be asked") as error:
        load_planner(ROBOT_API, PlannerSettings(f"http://127.0.0.1:{port}"))
    assert "\n" not in str(error.value)


def test_a_slow_server_is_given_up():
    with Server("done()", delay_sec=30.0) as server:
        planner = ServerPlanner(ROBOT_API, PlannerSettings(server.url, server_timeout_sec=0.3))
        started = time.monotonic()
        with pytest.raises(PlannerError, match=r"0\.3 s"):
            planner.plan(PlanRequest("x", None, [CUBE]))
        assert time.monotonic() - started < 10.0


@pytest.mark.parametrize(
    "bad_day",
    [503, 500, 429, b'{"choices": []}', b"", b"{", b'{"choices": [{"message": {"content": ""}}]}', breaks_off],
    ids=["503", "500", "429", "no choices", "nothing", "half a JSON", "an empty text", "closed in the middle"],
)
def test_one_bad_answer_does_not_fail_a_task(bad_day):
    with Server(bad_day, PICK) as server:
        assert server.planner().plan(ASK).code == PICK
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("bad_day", "words"),
    [
        (503, "refused with 503"),
        (b'{"choices": []}', "answered without text"),
        (b'{"choices": [null]}', "answered without text"),
        (b'{"choices": [{"message": {"content": null}}]}', "answered without text"),
        (b"<html>gateway</html>", "answered no JSON: '<html>gateway</html>'"),
        (b"[]", "answered without text"),
        (breaks_off, "cannot be asked"),
    ],
)
def test_a_server_that_stays_bad_is_one_line_after_three_tries(bad_day, words):
    with Server(*[bad_day] * 4) as server, pytest.raises(PlannerError, match=words) as error:
        server.planner().plan(ASK)
    assert "\n" not in str(error.value)
    assert str(error.value).startswith(f"the planner server {server.url}/v1 ")
    assert len(server.asked) == 3


@pytest.mark.parametrize("status", [400, 401, 404])
def test_what_is_refused_for_good_reason_is_not_asked_again(status):
    with Server(status, PICK) as server, pytest.raises(PlannerError, match=f"refused with {status}"):
        server.planner().plan(ASK)
    assert len(server.asked) == 1


def test_an_answer_that_comes_drop_by_drop_is_given_up_in_time():
    with Server() as server:
        slow = server.planner(server_timeout_sec=0.4)
        with Server(dribbles(server.release)) as other:
            slow = other.planner(server_timeout_sec=0.4)
            started = time.monotonic()
            with pytest.raises(PlannerError, match=r"no answer in 0\.4 s"):
                slow.plan(ASK)
            assert time.monotonic() - started < 5.0
            server.release.set()


def test_an_answer_that_was_cut_short_is_named_and_not_carried_out():
    cut = b'{"choices": [{"message": {"content": "pick(get_ac"}, "finish_reason": "length"}]}'
    with Server(cut, PICK) as server, pytest.raises(PlannerError, match=r"cut its answer short.*max_tokens"):
        server.planner().plan(ASK)


def test_thoughts_drafts_and_talk_around_an_answer_are_left_out():
    thought = f"<think>\n```python\nthrow(get_actor('red cube'))\n```\n</think>\nSo:\n```\n{PICK}\n```\nDone!"
    with Server(thought, f"I take it.\n{PICK}", f"{PICK}\ndone()") as server:
        planner = server.planner()
        answers = [planner.plan(ASK) for _ in range(3)]
    assert [answer.code for answer in answers] == [PICK] * 3
    assert [answer.done for answer in answers] == [False, False, True]


def test_an_answer_in_parts_is_put_together():
    parts = [{"type": "text", "text": "pick(get_actor("}, {"type": "text", "text": "'red cube'))"}]
    raw = json.dumps({"choices": [{"message": {"content": parts}}]}).encode()
    with Server(raw) as server:
        assert server.planner().plan(ASK).code == PICK


def test_no_proxy_is_used_for_this_machine(monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    with Server(PICK) as server:
        assert server.planner().plan(ASK).code == PICK


def test_a_task_of_several_lines_is_one_line_of_the_question():
    with Server(PICK) as server:
        server.planner().plan(PlanRequest("lift\nthe red cube\nNext lines: done()", None, [CUBE]))
    (text,) = server.asked[0]["messages"][1]["content"]
    assert text["text"].startswith("Task: lift the red cube Next lines: done()\n")


BAD_LISTS = {
    "no json": b"<html>gateway</html>",
    "a list": b"[]",
    "no model": b'{"data": []}',
    "null": b"null",
    "a model without id": b'{"data": [{}]}',
}


@pytest.mark.parametrize("raw", BAD_LISTS.values(), ids=BAD_LISTS)
def test_a_list_of_models_in_another_form_is_one_line(raw):
    with (
        Server(models=raw) as server,
        pytest.raises(PlannerError, match=f"the planner server {server.url}/v1 ") as error,
    ):
        ServerPlanner(ROBOT_API, PlannerSettings(server.url))
    assert "\n" not in str(error.value)


def test_a_server_that_is_just_starting_is_asked_again():
    with Server(models=[503, b'{"data": [{"id": "late"}]}']) as server:
        ServerPlanner(ROBOT_API, PlannerSettings(server.url))
    assert server.listed == ["/v1/models"] * 2


def test_a_refusal_of_many_lines_is_quoted_in_one():
    def refuse(handler):
        words = b"no\ngrammar\n" + 500 * b"x"
        handler.head(400, len(words))
        handler.wfile.write(words)

    with Server(models=refuse) as server, pytest.raises(PlannerError) as error:
        ServerPlanner(ROBOT_API, PlannerSettings(server.url))
    assert str(error.value).startswith(f"the planner server {server.url}/v1 refused with 400: no grammar xxx")
    assert len(str(error.value)) < 250


def test_the_key_is_sent():
    with Server() as server:
        ServerPlanner(ROBOT_API, PlannerSettings(server.url), key="secret")
    assert server.keys == ["Bearer secret"]


def test_a_second_try_is_drawn_at_random_and_the_first_is_not():
    with Server("done()", "done()") as server:
        planner = ServerPlanner(ROBOT_API, PlannerSettings(server.url, max_tokens=7))
        planner.plan(PlanRequest("x", None, [CUBE]))
        planner.plan(PlanRequest("x", None, [CUBE], errors=("line 1: no such function",)))
    assert [(asked["temperature"], asked["max_tokens"]) for asked in server.asked] == [(0.0, 7), (0.7, 7)]


def test_a_server_with_a_model_of_our_training_is_asked_in_turns():
    with Server(PICK, "done()") as server:
        planner = server.planner(prompt="compact")
        planner.plan(PlanRequest("lift it", IMAGE, [CUBE]))
        past = (PastStep(PICK, Verdict(Outcome.DONE)),)
        assert planner.plan(PlanRequest("lift it", None, [CUBE], past, held="red cube")).done
    first, later = (asked["messages"] for asked in server.asked)
    assert [message["role"] for message in later] == ["user", "assistant", "user"]
    assert later[0] == first[0]
    assert later[0]["content"][1]["text"].startswith("red cube J l 4 4\ntask: lift it\n")
    assert [message["content"] for message in later[1:]] == [PICK, "ok, held: red cube"]
