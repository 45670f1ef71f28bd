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
    """Speaks the chat protocol; answers with the given texts one after the other."""

    def __init__(self, *texts, delay_sec=0.0, status=200):
        self.asked, texts = [], list(texts)
        asked, release = self.asked, threading.Event()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.reply({"data": [{"id": "big-vlm"}]})

            def do_POST(self):
                asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                release.wait(delay_sec)
                self.reply({"choices": [{"message": {"content": texts.pop(0)}}]} if texts else {})

            def reply(self, content):
                data = json.dumps(content).encode()
                self.send_response(status)
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
