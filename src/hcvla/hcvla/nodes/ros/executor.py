"""How nodes spin: callbacks one after another in one thread, those that wait for something in background threads.

rclpy's MultiThreadedExecutor hands every callback to a pool and builds its wait set again several times for each
message: about 6 ms of processor a message on two cores, against 0.8 ms in one thread.
"""

from __future__ import annotations

import concurrent.futures
import inspect
import threading
import time
from collections.abc import Callable, Coroutine
from typing import Any

from rclpy.callback_groups import ReentrantCallbackGroup
from rclpy.context import Context
from rclpy.executors import (
    ConditionReachedException,
    ExternalShutdownException,
    InvalidHandle,
    ShutdownException,
    SingleThreadedExecutor,
    TimeoutException,
)
from rclpy.task import Future, Task

from hcvla.nodes.ros.faults import Faults

_WAITING = 8
"""Callbacks that may wait at the same time: a task, its cancel, a second goal to refuse, services."""


_TICK_SEC = 0.02


class WaitingGroup(ReentrantCallbackGroup):
    """Callbacks that wait, for the arm or for another node; each runs in a thread of its own.

    Every other callback must return at once: while it runs, the node receives nothing.
    """


class StackExecutor(SingleThreadedExecutor):
    """Runs callbacks in the spinning thread, those of a `WaitingGroup` and goals of actions in threads of their own."""

    def __init__(self, context: Context | None = None) -> None:
        """Spin in `context`, the default one if None."""
        super().__init__(context=context)
        self._background = concurrent.futures.ThreadPoolExecutor(_WAITING, thread_name_prefix="waiting")
        self._failure: BaseException | None = None
        self._waiting: set[concurrent.futures.Future] = set()
        self._ended = Future()
        self._spins = threading.RLock()

    def create_task(self, callback: Callable[..., Any] | Coroutine, *args: Any, **kwargs: Any) -> Task:
        """Run what a future's end brings about at once; a coroutine (a goal's execution) in a thread of its own."""
        if inspect.iscoroutine(callback) or inspect.iscoroutinefunction(callback):
            return super().create_task(callback, *args, **kwargs)
        task = Task(callback, args, kwargs, executor=self)
        self._run(task)
        return task

    def spin(self) -> None:
        """Execute callbacks until `shutdown`."""
        with self._spins:
            self.spin_until_future_complete(self._ended)

    def spin_once_unless(self, ended: Callable[[], bool]) -> None:
        """Execute what is ready next, waiting for it; return without if `ended()` holds after a `wake`."""
        self._spin_once_impl(None, ended)

    def shutdown(self, timeout_sec: float | None = None) -> bool:
        """Stop executing callbacks; those that wait are not waited for."""
        self._background.shutdown(wait=False, cancel_futures=True)
        self._ended.set_result(None)
        # rclpy takes away what a spinning thread still uses ("cannot use Destroyable"): that thread must leave first.
        if self._spins.acquire(timeout=-1 if timeout_sec is None else timeout_sec):
            self._spins.release()
        return super().shutdown(timeout_sec)

    def _spin_once_impl(self, timeout_sec: Any = None, wait_condition: Callable[[], bool] = lambda: False) -> None:
        entity: Any
        node: Any
        try:
            handler, entity, node = self.wait_for_ready_callbacks(timeout_sec, None, wait_condition)
        except (ShutdownException, ExternalShutdownException, TimeoutException, ConditionReachedException):
            return
        if entity is None or isinstance(entity.callback_group, WaitingGroup):
            self._run_in_background(handler, entity, node)
        else:
            self._run(handler, entity, node)
        if (failure := self._failure) is not None:
            self._failure = None
            raise failure

    def spin_in_background(self, work: Callable[[], object], limit_sec: float) -> None:
        """Spin until `work`, in a thread of its own, and callbacks that wait have returned, at most `limit_sec` [s]."""
        self._run_in_background(Task(work, (), {}))
        deadline = time.monotonic() + limit_sec
        while self._waiting and time.monotonic() < deadline:
            self.spin_once(timeout_sec=_TICK_SEC)

    def _run_in_background(self, handler: Task, entity: Any = None, node: Any = None) -> None:
        running = self._background.submit(self._run, handler, entity, node)
        self._waiting.add(running)
        running.add_done_callback(self._waiting.discard)

    def _run(self, handler: Task, entity: Any = None, node: Any = None) -> None:
        handler()
        failure = handler.exception()
        # What is being taken down answers some last callbacks so; no one can do anything about it.
        if failure is None or (self._is_shutdown and isinstance(failure, InvalidHandle)):
            return
        faults: Faults | None = getattr(node, "faults", None)
        if faults is not None:
            faults.caught(_name(entity), failure)
        else:
            # Of a plain node, or of no node, it ends the spinning, also if it was raised in another thread.
            self._failure = self._failure or failure


def _name(entity: Any) -> str:
    """Return what a callback belongs to: its topic, service or action, or a timer's function."""
    for attribute in ("topic_name", "srv_name", "_action_name"):
        if (name := getattr(entity, attribute, None)) is not None:
            return str(name)
    callback = getattr(entity, "callback", entity)
    return getattr(callback, "__qualname__", type(entity).__name__)
