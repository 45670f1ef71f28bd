"""Desk's web interface as franka-desk speaks to it, on a loopback port."""

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

USER, PASSWORD = "lab", "not-for-the-log"
_CHANGES = {
    "POST system/control-token:release": ("owner", None),
    "POST arm/joints:unlock": ("brakes_open", True),
    "POST arm/joints:lock": ("brakes_open", False),
    "POST fci:activate": ("fci_active", True),
    "POST fci:deactivate": ("fci_active", False),
}
"""What requests do to the robot's state."""


class FakeDesk:
    """Fields are the robot's state; a test sets them."""

    def __init__(self):
        self.status, self.mode = "Started", "Programming"
        self.owner = None
        self.brakes_open = self.fci_active = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def answer(self, method, path, body):
        """Return status and content."""
        request = f"{method} {path.removeprefix('/api/')}"
        if request == "POST system/control-token:take":
            if self.owner not in (None, body["owner"]):
                return 424, {"code": "Timeout"}
            self.owner = body["owner"]
        elif request == "POST system/operating-mode:change":
            self.mode = body["desiredOperatingMode"]
        elif request == "POST fci:activate" and not self.brakes_open:
            return 424, {"details": ["BrakesClosed"]}
        elif request in _CHANGES:
            name, value = _CHANGES[request]
            setattr(self, name, value)
        elif request not in self._readings:
            return 404, {}
        return 200, self._readings.get(request, {"token": "t", "tokenId": 7})

    @property
    def _readings(self):
        return {
            "GET system": {
                "status": self.status,
                "operatingMode": {"status": self.mode},
                "controlSerialNumber": "1",
            },
            "GET system/operating-mode": {"status": self.mode},
            "GET system/control-token": {"owner": self.owner, "tokenId": 7},
            "GET fci": {"status": "Active" if self.fci_active else "Inactive"},
        }


def _handler(desk):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self._serve("GET")

        def do_POST(self):
            self._serve("POST")

        def log_message(self, *_):
            pass

        def _serve(self, method):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            expected = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
            status, content = 401, {}
            if self.headers.get("Authorization") == f"Basic {expected}":
                status, content = desk.answer(method, self.path, json.loads(body) if body else {})
            text = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

    return Handler
