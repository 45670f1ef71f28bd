"""A memory in a process of its own: answers one record a connection on a socket. Arguments: database, socket."""

import socketserver
import sys

from hcvla.memory.journal import answer_record
from hcvla.memory.store import MemoryStore

store = MemoryStore(sys.argv[1])


class OneRecord(socketserver.StreamRequestHandler):
    def handle(self):
        record = self.rfile.readline().decode()
        self.wfile.write(answer_record(store, record).encode() + b"\n")


with socketserver.UnixStreamServer(sys.argv[2], OneRecord) as server:
    server.serve_forever()
