"""The interpreter of one task: opened when lines are to run, and once more, with the same memory, if it was lost."""

from __future__ import annotations

from collections.abc import Sequence

from hcvla.executor.collaborators import Collaborators
from hcvla.executor.host import TaskHost
from hcvla.executor.latch import StopLatch
from hcvla.memory.records import ResumePoint
from hcvla.sandbox.check import check_program
from hcvla.sandbox.session import ProgramSession


class Interpreter:
    """Holds the sandbox session of a task; its calls go to the host."""

    def __init__(self, collaborators: Collaborators, host: TaskHost, latch: StopLatch) -> None:
        """Open nothing yet."""
        self._with, self._host, self._latch = collaborators, host, latch
        self._session: ProgramSession | None = None

    @property
    def opened(self) -> bool:
        """Whether there is a session, new or restored."""
        return self._session is not None

    def session(self) -> ProgramSession:
        """Return the session in which lines can run; raise StoppedError if a stop was requested before it is open."""
        if self._session is None or not self._session.alive:
            self._latch.check()
            memory = {} if self._session is None else self._session.pose_dict()
            self._take(ProgramSession(self._with.registry, self._host, self._with.limits, pose_dict=memory))
        assert self._session is not None, "just opened"
        return self._session

    def checked(self, code: str, names: Sequence[str]) -> ProgramSession:
        """Return the session in which lines can run that may speak of these objects; raise what is wrong with them."""
        session = self.session()
        registry, limits, remembered = self._with.registry, self._with.limits, session.pose_dict()
        check_program(code, registry, names, session.program, limits=limits, remembered=remembered)
        return session

    def restore(self, point: ResumePoint) -> None:
        """Go on from a snapshot, if there is one; raise BadProgramError if it is damaged."""
        if point.snapshot is not None:
            self._take(ProgramSession.load(point.snapshot, self._with.registry, self._host, self._with.limits))

    def stop(self) -> None:
        """Stop what runs, from any thread."""
        if self._session is not None:
            self._session.stop()

    def close(self) -> None:
        """Give the sandbox's worker back."""
        if self._session is not None:
            self._session.close()

    def _take(self, session: ProgramSession) -> None:
        self._session = self._host.session = session
