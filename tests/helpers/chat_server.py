"""A server that speaks OpenAI's chat protocol and answers what it is given, well or badly."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class ChatServer:
    """Speaks the chat protocol; what it answers is given, one after the other.

    A text is an answer, a number a refusal with that status, bytes are sent as they are; a function is called with
    the handler and does it all itself. With nothing left in `answers` it answers {}.
    """

    def __init__(self, *answers, models=b'{"data": [{"id": "big-vlm"}]}', delay_sec=0.0):
        self.asked, self.keys, self.listed, self.answers = [], [], [], list(answers)
        asked, keys, listed, left, release = self.asked, self.keys, self.listed, self.answers, threading.Event()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                keys.append(self.headers["Authorization"])
                listed.append(self.path)
                self.reply(models.pop(0) if isinstance(models, list) else models)

            def do_POST(self):
                asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                release.wait(delay_sec)
                self.reply(left.pop(0) if left else b"{}")

            def reply(self, answer):
                if callable(answer):
                    answer(self)
                    return
                if isinstance(answer, str):
                    answer = json.dumps({"choices": [{"message": {"content": answer}}]}).encode()
                self.head(answer if isinstance(answer, int) else 200, 0 if isinstance(answer, int) else len(answer))
                if not isinstance(answer, int):
                    self.wfile.write(answer)

            def head(self, status, length):
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(length))
                self.end_headers()

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


def breaks_off(handler):
    """Promise more than is sent: the connection closes in the middle of the JSON."""
    handler.head(200, 1000)
    handler.wfile.write(b'{"choices": [{"message": {"con')
    handler.close_connection = True


def dribbles(release):
    """Send a byte now and then, never the whole."""

    def send(handler):
        handler.head(200, 1000)
        while not release.wait(0.05):
            try:
                handler.wfile.write(b" ")
            except OSError:
                return

    return send
