"""What a running stack's topics say of its task, folded into what a person sees."""

from __future__ import annotations

from hcvla_interfaces.msg import MemoryState, ProgramState, SubtaskEvent
from rclpy.node import Node

from hcvla.monitor.state import TaskView, fold
from hcvla.nodes.messages.events import ProgramStateReader, poses_stored_from_msg, subtask_event_from_msg
from hcvla.nodes.ros.node import LATCHED

_EVENTS_KEPT = 50


class TaskViewer:
    """Follows the newest task of a stack."""

    def __init__(self, node: Node) -> None:
        """Subscribe on behalf of `node`."""
        self.view = TaskView()
        """Replaced as a whole by the node's thread; any thread may read it."""
        self._program = ProgramStateReader()
        node.create_subscription(ProgramState, "program_state", self._on_program, LATCHED)
        node.create_subscription(SubtaskEvent, "subtask_events", self._on_subtask, _EVENTS_KEPT)
        node.create_subscription(MemoryState, "memory_state", self._on_memory, LATCHED)

    def _on_program(self, message: ProgramState) -> None:
        for event in self._program.read(message):
            self.view = fold(self.view, event)

    def _on_subtask(self, message: SubtaskEvent) -> None:
        self.view = fold(self.view, subtask_event_from_msg(message))

    def _on_memory(self, message: MemoryState) -> None:
        # Memory also keeps what older tasks stored.
        if message.task_id == self.view.task_id:
            self.view = fold(self.view, poses_stored_from_msg(message, self.view.started_sec))
