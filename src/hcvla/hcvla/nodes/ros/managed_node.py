"""A managed node (ROS 2 lifecycle) for what owns a device: it can hand it over and take it back without a restart.

It configures and activates itself: `ros2 launch` and `hcvla up` need no manager. `ros2 lifecycle set NODE deactivate`
makes it not ready, so that tasks end with its name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rclpy.lifecycle import LifecycleNodeMixin, LifecycleState, TransitionCallbackReturn

from hcvla.api.errors import HcvlaError
from hcvla.nodes.ros.node import HcvlaNode


class InactiveError(HcvlaError):
    """What a node does only while it is active."""


class ManagedNode(LifecycleNodeMixin, HcvlaNode):
    """Subclasses say what `take_over` and `hand_over` of the device mean."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        """Create the node, not yet active."""
        self._active = False
        HcvlaNode.__init__(self, name, **kwargs)
        # A transition may wait, e.g. for an arm to come to rest.
        LifecycleNodeMixin.__init__(self, callback_group=self.waiting)

    def begin(self) -> None:
        """Configure and activate; the last call of a subclass's constructor. Raise InactiveError."""
        for trigger in (self.trigger_configure, self.trigger_activate):
            if trigger() is not TransitionCallbackReturn.SUCCESS:
                raise InactiveError(f"{self.get_name()} cannot be started; its log says why")

    def take_over(self) -> None:
        """Begin to use the device; an HcvlaError leaves the node inactive."""

    def hand_over(self) -> None:
        """Leave the device alone; an HcvlaError leaves the node active."""

    def destroy_node(self) -> None:
        """Also let go of the state machine, which rclpy forgets: it would keep the node in the graph."""
        super().destroy_node()
        self._state_machine.destroy_when_not_in_use()

    @property
    def active(self) -> bool:
        """Whether it uses its device."""
        return self._active

    @property
    def problem(self) -> str:
        """Why the node cannot do its work; it also cannot while it is inactive."""
        name = self.get_fully_qualified_name()
        return super().problem if self._active else f"inactive (ros2 lifecycle set {name} activate)"

    def require_active(self) -> None:
        """Raise InactiveError if the node is not active."""
        if not self._active:
            raise InactiveError(f"{self.get_name()} is {self.problem}")

    # -- rclpy's transitions ----------------------------------------------------------------------------------

    def on_activate(self, state: LifecycleState) -> TransitionCallbackReturn:
        """Take the device over."""
        return self._transition("activate", self.take_over, active=True)

    def on_deactivate(self, state: LifecycleState) -> TransitionCallbackReturn:
        """Hand the device over."""
        return self._transition("deactivate", self.hand_over, active=False)

    def on_shutdown(self, state: LifecycleState) -> TransitionCallbackReturn:
        """Hand the device over for good; its process goes on until it is ended."""
        return self._transition("shutdown", self.hand_over, active=False) if self._active else _SUCCESS

    def _transition(self, name: str, change: Callable[[], None], active: bool) -> TransitionCallbackReturn:
        try:
            change()
        except Exception as error:  # noqa: BLE001 - rclpy would drop it without a word
            self.faults.caught(name, error)
            return TransitionCallbackReturn.FAILURE
        self._active = active
        self._beat()
        return _SUCCESS


_SUCCESS = TransitionCallbackReturn.SUCCESS
