"""One process of the kill tests: runs or resumes a swap in a tiny world kept in a file; may kill itself with -9.

Arguments: database, world file, "run" or "resume", "program" or "planner", where to die ("moment:number" or "").
"""

import json
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from hcvla.api.events import LineStarted
from hcvla.api.types import Pose
from hcvla.memory.store import MemoryStore
from tiny_world import DONE, SWAP, SWAPPED, ListPlanner, TinyWorld, make_executor

DATABASE, WORLD, MODE, AUTHOR, DEATH = sys.argv[1], Path(sys.argv[2]), *sys.argv[3:6]


def die_at(moment):
    if moment == DEATH:
        os.kill(os.getpid(), signal.SIGKILL)


class LastingWorld(TinyWorld):
    """Stays as it is when the process dies, as the real one does."""

    def __init__(self):
        super().__init__()
        if WORLD.exists():
            saved = json.loads(WORLD.read_text())
            self.done = saved["done"]
            for name, (held, numbers) in saved["objects"].items():
                self.items[name] = replace(self.items[name], held=held, pose=Pose(*numbers))

    def execute(self, call, publish):
        number = len(self.done) + 1
        die_at(f"begun:{number}")
        verdict = super().execute(call, publish)
        items = {name: (item.held, list(vars(item.pose).values())) for name, item in self.items.items()}
        WORLD.write_text(json.dumps({"done": self.done, "objects": items}))
        die_at(f"moved:{number}")
        return verdict


def die_at_line(event):
    if isinstance(event, LineStarted):
        die_at(f"line:{event.line}")


class StepPlanner:
    """Plans the swap line by line from the request alone; knows nothing of the process before."""

    LINES = tuple(line + "\n" for line in SWAP.splitlines())

    def plan(self, request):
        done = [step.code for step in request.past]
        assert tuple(done) == self.LINES[: len(done)], done
        die_at(f"planning:{len(done)}")
        return ListPlanner(*self.LINES[len(done) : len(done) + 1], DONE).plan(request)


world = LastingWorld()
executor = make_executor(world, StepPlanner(), MemoryStore(DATABASE))
if MODE == "resume":
    result = executor.run(resume="last", subscriber=die_at_line)
else:
    program = SWAP if AUTHOR == "program" else ""
    result = executor.run("swap the cubes", program=program, subscriber=die_at_line, goal=SWAPPED)
json.dump(result.as_json() | {"world": world.done}, sys.stdout)
