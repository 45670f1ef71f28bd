"""A program in its sandbox: lines are fed to a worker process, every API call comes back here to be checked.

Covered: endless loops, memory and recursion bombs, floods of output or calls, files, network, imports, values of any
wrong kind, look-alike classes, swallowed exceptions, a worker that dies. Not covered: a program that means the wrong
object but says it correctly, and faults of the interpreter itself that escape its process (run as an ordinary user).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from pydantic_monty import CollectString, FunctionSnapshot, MontyComplete, MontyError, NameLookupSnapshot

from hcvla.api.errors import BadProgramError, HcvlaError
from hcvla.api.failures import program_exception
from hcvla.api.registry import Call, Registry
from hcvla.api.stubs import MEMORY_NAME
from hcvla.api.types import Actor, Pose, Value
from hcvla.sandbox.check import check_running, parse_program
from hcvla.sandbox.clock import ProgramClock
from hcvla.sandbox.faults import fault_of
from hcvla.sandbox.host import Host
from hcvla.sandbox.limits import CallBudget, SandboxBusyError, SandboxLimits
from hcvla.sandbox.marshalling import from_program, to_program
from hcvla.sandbox.prelude import builtins_prelude, needs_builtins, prelude
from hcvla.sandbox.program_memory import ProgramMemory
from hcvla.sandbox.rewriting.rewrite import rewrite
from hcvla.sandbox.snapshot import SavedSession, pack, unpack
from hcvla.sandbox.source_map import Listing
from hcvla.sandbox.worker import Worker


class ProgramSession:
    """One program's namespace, fed run by run; a context manager.

    Everything but `stop`, `pose_dict` and the read-only properties belongs to one thread.
    """

    def __init__(
        self,
        registry: Registry,
        host: Host,
        limits: SandboxLimits | None = None,
        pose_dict: Mapping[str, Pose] | None = None,
    ) -> None:
        """Check out a worker and give the program its memory; raise BadArgumentError for a bad pose."""
        limits = limits or SandboxLimits()
        memory = ProgramMemory(limits, pose_dict)
        self._open(registry, host, limits, memory)
        self._turn(lambda: self._worker.monty.feed_start(prelude(memory.poses())))
        self._listing.skip_feed()

    def _open(self, registry: Registry, host: Host, limits: SandboxLimits, memory: ProgramMemory) -> None:
        self._registry, self._host, self._limits, self._memory = registry, host, limits, memory
        self._worker = Worker(limits)
        self._listing = Listing()
        self._running = False
        self._suspended: FunctionSnapshot | None = None
        self._pending: Call | None = None
        self._host_errors: list[tuple[Exception, HcvlaError]] = []
        self._printed = ""
        self._printer = CollectString(max_bytes=limits.printed_bytes)
        self._line = 0
        self._budget = CallBudget(limits)
        self._clock = ProgramClock(host, limits)

    @classmethod
    def load(cls, data: bytes, registry: Registry, host: Host, limits: SandboxLimits | None = None) -> ProgramSession:
        """Restore a dumped session in a new worker; raise BadProgramError if the data is damaged."""
        saved = unpack(data, registry)
        session = cls.__new__(cls)
        limits = limits or SandboxLimits()
        session._open(registry, host, limits, ProgramMemory(limits, saved.memory))
        session._pending, session._listing = saved.pending, saved.listing
        session._budget.calls, session._line, session._printed = saved.calls, saved.line, saved.printed
        try:
            if saved.pending is None:
                session._worker.monty.load_session(saved.state)
            else:
                session._suspended = session._load_suspended(saved.state)
        except MontyError as error:
            session.close()
            raise BadProgramError(f"the saved session cannot be restored: {error}") from None
        return session

    def feed(self, code: str, *, checked: bool = False) -> None:
        """Check and run lines in the session's namespace; returns when they are done.

        `checked` skips the type check for lines that `check_program` has just passed. Raises BadProgramError (lines
        count from the first of `code`), StoppedError, BudgetExceededError, or the very HcvlaError a call raised.
        """
        self._refuse_if_unfit()
        code = code.replace("\r\n", "\n").replace("\r", "\n")
        parse_program(code, self._registry, self._limits, self._listing.program)
        if not checked:
            check_running(code, self._registry, self._listing.program, self._limits)
        runnable = rewrite(code, self._registry, self._listing.program)
        if needs_builtins(runnable.code) and not self._listing.any_run(needs_builtins):
            self._turn(lambda: self._worker.monty.feed_start(builtins_prelude()))
            self._listing.skip_feed()
        self._listing.add_feed(code, runnable)
        self._host_errors.clear()
        self._printed, self._printer = self.printed, CollectString(max_bytes=self._limits.printed_bytes)
        self._run(lambda: self._worker.monty.feed_start(runnable.code, print_callback=self._printer))

    def resume(self, value: Value | list[Actor]) -> None:
        """Continue a restored session with the result of its pending call, to the end of those lines."""
        self._continue({"return_value": self._returned(self._require_pending(), value)})

    def resume_error(self, error: HcvlaError) -> None:
        """Continue a restored session as if its pending call had failed."""
        self._require_pending()
        self._continue({"exception": self._visible(error)})

    def stop(self) -> None:
        """Stop from any thread: latched, so that no later line runs; a computing worker is killed."""
        self._worker.stop()

    def pose_dict(self) -> dict[str, Pose]:
        """Return the program's memory as it stood at its newest call or at the end of its newest lines.

        Raises BadArgumentError, once, if the program remembers what is not a pose; then the older state counts.
        """
        return self._memory.poses()

    def dump(self) -> bytes:
        """Return the session as bytes, between feeds or from within a host call; raise SandboxBusyError."""
        if self._worker.computing or (self._running and self._suspended is None):
            raise SandboxBusyError("the session computes; it can be dumped between feeds or during an API call")
        if not self.alive:
            raise BadProgramError("the session has ended; there is nothing to dump")
        state = self._suspended.dump() if self._suspended is not None else self._worker.monty.dump()
        return pack(
            SavedSession(
                listing=self._listing,
                memory=self.pose_dict(),
                pending=self._pending,
                line=self._line,
                calls=self.calls,
                printed=self.printed,
                state=state,
            )
        )

    def close(self) -> None:
        """Give the worker back; safe to call twice."""
        self._suspended = None
        self._worker.close()

    def __enter__(self) -> ProgramSession:
        """Return the session."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    @property
    def program(self) -> str:
        """All lines fed so far, joined; line numbers at host calls count in it."""
        return self._listing.program

    @property
    def line(self) -> int:
        """Line of `program` that made the newest call; 0 before the first."""
        return self._line

    @property
    def calls(self) -> int:
        """API calls made so far."""
        return self._budget.calls

    @property
    def pending(self) -> Call | None:
        """The call that is being carried out, also in a restored session; None between calls."""
        return self._pending

    @property
    def printed(self) -> str:
        """What the program printed so far; each feed's part is bounded."""
        return self._printed + self._printer.output

    @property
    def alive(self) -> bool:
        """Whether more lines can be fed; if not, make a new session with this one's pose_dict."""
        return not self._worker.closed and not self._worker.stopped

    def _run(self, start: Callable[[], Any]) -> None:
        self._running = True
        try:
            snapshot = self._turn(start)
            while not isinstance(snapshot, MontyComplete):
                snapshot = self._advance(snapshot)
            self._read_memory()
        except HcvlaError:
            if self.alive:
                # The error counts; what the lines remembered before it is kept where it can be read.
                with suppress(HcvlaError):
                    self._read_memory()
            raise
        finally:
            self._running = False
            self._suspended = self._pending = None

    def _read_memory(self) -> None:
        self._listing.skip_feed()
        answer = self._turn(lambda: self._worker.monty.feed_start(MEMORY_NAME))
        if isinstance(answer, MontyComplete):
            self._memory.receive(answer.output)
            self._memory.poses()

    def _advance(self, snapshot: Any) -> Any:
        if isinstance(snapshot, NameLookupSnapshot):
            return self._turn(snapshot.resume)
        if isinstance(snapshot, FunctionSnapshot):
            if snapshot.is_os_function and not self._clock.knows(snapshot):
                return self._turn(snapshot.resume_not_handled)
            answer = self._answer(snapshot)
            return self._turn(lambda: snapshot.resume(answer))
        self.close()
        raise BadProgramError("async is not available; calls return when they are done")

    def _answer(self, snapshot: FunctionSnapshot) -> Any:
        name = str(snapshot.function_name)
        if not snapshot.is_os_function and (name not in self._registry or not snapshot.args):
            return {"exception": NameError(f"name '{name}' is not defined")}
        self._line = self._listing.line_of(snapshot.position)
        try:
            if snapshot.is_os_function:
                return {"return_value": self._clock.answer(snapshot)}
            self._suspended = snapshot
            raw, *values = snapshot.args
            self._memory.receive(raw)
            self._budget.charge(self._line)
            arguments = [from_program(value, self._limits) for value in values]
            keywords = {key: from_program(value, self._limits) for key, value in snapshot.kwargs.items()}
            self._pending = self._registry[name].bind(*arguments, **keywords)
            value = self._host.call(self._pending, self._line)
        except HcvlaError as error:
            return {"exception": self._visible(error)}
        except BaseException:
            self.close()
            raise
        finally:
            self._suspended = None
        return {"return_value": self._returned(self._pending, value)}

    def _visible(self, error: HcvlaError) -> Exception:
        """Return what the program may see of an error, or end the program with it."""
        seen = program_exception(error)
        if seen is None:
            self.close()
            raise error
        self._host_errors.append((seen, error))
        return seen

    def _returned(self, call: Call, value: Value | list[Actor]) -> object:
        answers = self._registry[call.function].returns not in (None, type(None))
        return None if value is None and not answers else to_program(value)

    def _turn(self, step: Callable[[], Any]) -> Any:
        self._pending = None
        try:
            return self._worker.turn(step)
        except MontyError as error:
            fault = fault_of(error, self._listing, self._host_errors, self._limits)
            if fault.ends_session:
                self.close()
            raise fault.error from None

    def _continue(self, answer: Any) -> None:
        suspended, self._suspended = self._suspended, None
        assert suspended is not None, "a call is pending"
        self._run(lambda: suspended.resume(answer))

    def _require_pending(self) -> Call:
        self._worker.refuse_if_stopped()
        if self._pending is None or self._running:
            raise SandboxBusyError("only a restored session with a pending call can be resumed")
        return self._pending

    def _load_suspended(self, state: bytes) -> FunctionSnapshot:
        snapshot = self._worker.monty.load_snapshot(state, print_callback=self._printer)
        if not isinstance(snapshot, FunctionSnapshot):
            raise BadProgramError("the saved session does not wait for an API call")
        return snapshot

    def _refuse_if_unfit(self) -> None:
        self._worker.refuse_if_stopped()
        if self._worker.closed:
            raise BadProgramError("the session has ended; make a new one with its pose_dict")
        if self._running or self._suspended is not None:
            raise SandboxBusyError("the session still runs earlier lines")
