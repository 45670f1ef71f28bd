"""Node `memory`: the durable store as services and a latched state topic."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from hcvla_interfaces.msg import MemoryEntry
from hcvla_interfaces.msg import MemoryState as MemoryStateMsg
from hcvla_interfaces.srv import MemoryForget, MemoryList, MemoryRead, MemoryRecord, MemoryWrite

from hcvla.api.excerpt import excerpt
from hcvla.memory.journal import answer_record
from hcvla.memory.records import MemoryState, RememberedPose
from hcvla.memory.store import MemoryStore
from hcvla.nodes.bringup.configuration import MemoryConfig
from hcvla.nodes.messages.conversions import pose_from_msg, pose_to_msg, time_from_msg, time_to_msg
from hcvla.nodes.ros.latched import LatchedPublisher
from hcvla.nodes.ros.node import HcvlaNode, run_node
from hcvla.nodes.ros.parameters import read_parameters
from hcvla.nodes.ros.part_status import Level, PartStatus


def default_path() -> Path:
    """Return where memory is kept unless said otherwise."""
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "hcvla" / "memory.sqlite"


class MemoryNode(HcvlaNode):
    """Reads and writes the store; every write is on the disk before it is answered."""

    def __init__(self) -> None:
        """Open the store and offer the services."""
        super().__init__("memory")
        config = read_parameters(self, MemoryConfig())
        path = Path(config.path) if config.path else default_path()
        self._store = MemoryStore(path)
        self.diagnostics.add("store", lambda: PartStatus(Level.OK, f"writes to {path}", self._newest))
        self._state = LatchedPublisher(self, MemoryStateMsg, "memory_state")
        for kind, name, handler in (
            (MemoryWrite, "memory/write", self._write),
            (MemoryRead, "memory/read", self._read),
            (MemoryList, "memory/list", self._list),
            (MemoryForget, "memory/forget", self._forget),
            (MemoryRecord, "memory/record", self._record),
        ):
            self.create_service(kind, name, handler)
        self._publish()
        self.set_ready()

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def _write(self, request: MemoryWrite.Request, response: MemoryWrite.Response) -> MemoryWrite.Response:
        for entry in request.entries:
            self._store.write_poses([_pose_from_msg(entry)], entry.task_id)
        return self._changed(response)

    def _read(self, request: MemoryRead.Request, response: MemoryRead.Response) -> MemoryRead.Response:
        task = self._store.latest_task() if not request.task_id else None
        task_id = task.task_id if task else request.task_id
        response.entries = [_pose_to_msg(task_id, entry) for entry in self._store.read_poses(task_id, request.key)]
        response.success = True
        return response

    def _list(self, request: MemoryList.Request, response: MemoryList.Response) -> MemoryList.Response:
        tasks = self._store.list_tasks(request.limit or 20)
        response.task_ids = [task.task_id for task in tasks]
        response.tasks = [task.text for task in tasks]
        response.states = [task.state.value for task in tasks]
        return response

    def _forget(self, request: MemoryForget.Request, response: MemoryForget.Response) -> MemoryForget.Response:
        self._store.forget(request.task_id, request.key)
        return self._changed(response)

    def _record(self, request: MemoryRecord.Request, response: MemoryRecord.Response) -> MemoryRecord.Response:
        response.answer = answer_record(self._store, request.record)
        return self._changed(response)

    def _changed(self, response: Any) -> Any:
        """Publish what memory holds now; return the response as a success."""
        self._publish()
        response.success = True
        return response

    def _publish(self) -> None:
        state = self._store.state()
        self._newest = {"task": excerpt(state.task), "state": state.state, "steps": len(state.steps)}
        message = _state_to_msg(state)
        message.header.stamp = self.get_clock().now().to_msg()
        message.header.frame_id = self.base_frame
        self._state.publish(message)


def _state_to_msg(state: MemoryState) -> MemoryStateMsg:
    return MemoryStateMsg(
        task_id=state.task_id,
        task=state.task,
        state=state.state,
        poses=[_pose_to_msg(state.task_id, entry) for entry in state.poses],
        steps=list(state.steps),
    )


def _pose_to_msg(task_id: str, entry: RememberedPose) -> MemoryEntry:
    return MemoryEntry(
        task_id=task_id,
        key=entry.key,
        pose=pose_to_msg(entry.pose),
        stamp=time_to_msg(entry.stamp_sec),
        source=entry.source,
    )


def _pose_from_msg(message: MemoryEntry) -> RememberedPose:
    source = message.source or "user"
    return RememberedPose(message.key, pose_from_msg(message.pose), source, time_from_msg(message.stamp))


def main() -> None:
    """Run the node."""
    run_node(MemoryNode)


if __name__ == "__main__":
    main()
