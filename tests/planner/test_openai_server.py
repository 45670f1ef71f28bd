"""The server planner against a real HTTP server."""

import base64
import json
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import cv2
import numpy as np
import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import load_planner
from hcvla.planner.openai_server import ServerPlanner
from hcvla.planner.planner import PlannerError, PlanRequest

CUBE = NamedObject("red cube", "red", "cube", Pose(0.5, 0.1, 0.02), (0.04, 0.04, 0.04))
IMAGE = np.full((48, 64, 3), (200, 10, 10), dtype=np.uint8)


class Server:
    """Speaks the chat protocol; answers with the given texts one after the other, or all with the bytes `raw`."""

    def __init__(self, *texts, delay_sec=0.0, status=200, raw=None):
        self.asked, self.keys, texts = [], [], list(texts)
        asked, keys, release = self.asked, self.keys, threading.Event()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                keys.append(self.headers["Authorization"])
                self.reply({"data": [{"id": "big-vlm"}]})

            def do_POST(self):
                asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                release.wait(delay_sec)
                self.reply({"choices": [{"message": {"content": texts.pop(0)}}]} if texts else {})

            def reply(self, content):
                data = json.dumps(content).encode() if raw is None else raw
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                pass

        self.release = release
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.release.set()
        self.server.shutdown()
        self.server.server_close()


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
        begun = time.monotonic()
        with pytest.raises(PlannerError, match=r"0\.3 s"):
            planner.plan(PlanRequest("x", None, [CUBE]))
        assert time.monotonic() - begun < 10.0


def test_an_answer_in_another_form_and_an_error_status_are_named():
    with Server() as server, pytest.raises(PlannerError, match="without text"):
        ServerPlanner(ROBOT_API, PlannerSettings(server.url)).plan(PlanRequest("x", None, [CUBE]))
    with Server(status=503) as server, pytest.raises(PlannerError, match="503"):
        ServerPlanner(ROBOT_API, PlannerSettings(server.url))


BAD_ANSWERS = {
    "no json": b"<html>gateway</html>",
    "a list": b"[]",
    "no model": b'{"data": []}',
    "null": b"null",
    "a model without id": b'{"data": [{}]}',
}


@pytest.mark.parametrize("raw", BAD_ANSWERS.values(), ids=BAD_ANSWERS)
def test_a_list_of_models_in_another_form_is_one_line(raw):
    with Server(raw=raw) as server, pytest.raises(PlannerError, match=f"the planner server {server.url}/v1 ") as error:
        ServerPlanner(ROBOT_API, PlannerSettings(server.url))
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("raw", [b"{", b'{"choices": [{"message": {"content": null}}]}', b'{"choices": [null]}'])
def test_an_answer_in_another_form_is_one_line(raw):
    with Server(raw=raw) as server, pytest.raises(PlannerError, match=r"without text|cannot be asked") as error:
        ServerPlanner(ROBOT_API, PlannerSettings(f"{server.url}#m")).plan(PlanRequest("x", None, [CUBE]))
    assert "\n" not in str(error.value)


def test_a_refusal_of_many_lines_is_quoted_in_one():
    with Server(status=400, raw=b"no\ngrammar\n" + 500 * b"x") as server, pytest.raises(PlannerError) as error:
        ServerPlanner(ROBOT_API, PlannerSettings(server.url))
    assert str(error.value).startswith(f"the planner server {server.url}/v1 refused with 400: no grammar xxx")
    assert len(str(error.value)) < 250


def test_a_server_is_asked_once_and_with_the_key():
    with Server(status=500) as server, pytest.raises(PlannerError, match="500"):
        ServerPlanner(ROBOT_API, PlannerSettings(server.url), key="secret")
    assert server.keys == ["Bearer secret"]


def test_a_second_try_is_drawn_at_random_and_the_first_is_not():
    with Server("done()", "done()") as server:
        planner = ServerPlanner(ROBOT_API, PlannerSettings(server.url, max_tokens=7))
        planner.plan(PlanRequest("x", None, [CUBE]))
        planner.plan(PlanRequest("x", None, [CUBE], errors=("line 1: no such function",)))
    assert [(asked["temperature"], asked["max_tokens"]) for asked in server.asked] == [(0.0, 7), (0.7, 7)]
