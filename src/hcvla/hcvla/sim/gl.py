"""Which OpenGL renders without a screen, and contexts that outlast the scene they were made for."""

from __future__ import annotations

import importlib
import os
import threading
from typing import Any

from hcvla.api.errors import HcvlaError

BACKENDS = ("egl", "osmesa", "glfw")
_MOST_KEPT = 4
_kept = threading.local()


class NoRendererError(HcvlaError):
    """No OpenGL works here."""

    def __init__(self, tried: dict[str, str]) -> None:
        """Say what was tried, how it failed, and what to install."""
        reasons = "; ".join(f"{name}: {reason}" for name, reason in tried.items())
        super().__init__(
            f"no OpenGL context can be made ({reasons}); install libegl1 and libgl1-mesa-dri, or libosmesa6"
        )


def new_context(width: int, height: int) -> Any:
    """Return a current OpenGL context for images up to (width, height) [pixel]; raise NoRendererError.

    MUJOCO_GL decides if it is set. Otherwise glfw is taken where there is a display, else egl, else osmesa; the
    choice is written to MUJOCO_GL, which MuJoCo's own loader reads when the context is first used.
    """
    wanted = os.environ.get("MUJOCO_GL", "").lower().strip()
    headless = not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    order = (wanted,) if wanted in BACKENDS else (BACKENDS[:2] if headless else ("glfw", "egl", "osmesa"))
    tried: dict[str, str] = {}
    for backend in order:
        os.environ["MUJOCO_GL"] = backend
        try:
            context = importlib.import_module(f"mujoco.{backend}").GLContext(width, height)
            context.make_current()
        except Exception as error:  # noqa: BLE001 - each backend fails with errors of its own library
            tried[backend] = str(error).splitlines()[0] if str(error) else type(error).__name__
            os.environ.pop("PYOPENGL_PLATFORM", None)
            continue
        return context
    if wanted:
        os.environ["MUJOCO_GL"] = wanted
    else:
        os.environ.pop("MUJOCO_GL", None)
    raise NoRendererError(tried)


class LentContext:
    """An OpenGL context of the calling thread, kept for the thread's next renderer of that size when given back.

    The first image in a new context takes 0.15 s, for its shaders are compiled again; other scenes need the same ones.
    """

    def __init__(self, width: int, height: int) -> None:
        """Take a kept context, or make one; raise NoRendererError."""
        # A forked child must not draw with its parent's.
        self._key = (os.getpid(), width, height)
        self._thread = threading.get_ident()
        kept = _kept_here()
        found = next((pair for pair in kept if pair[0] == self._key), None)
        if found is not None:
            kept.remove(found)
        self._context: Any = found[1] if found is not None else new_context(width, height)
        self.make_current()

    def make_current(self) -> None:
        """Let OpenGL calls of this thread act on it."""
        self._context.make_current()

    def give_back(self) -> None:
        """Keep it for the thread that made it; called from another thread, free it. Further calls do nothing."""
        context, self._context = self._context, None
        if context is None:
            return
        if threading.get_ident() != self._thread:
            context.free()
            return
        kept = _kept_here()
        kept.append((self._key, context))
        if len(kept) > _MOST_KEPT:
            kept.pop(0)[1].free()


def _kept_here() -> list[tuple[tuple[int, int, int], Any]]:
    """Return what the calling thread keeps, longest unused first: (process, width, height [pixel]) and context."""
    if not hasattr(_kept, "contexts"):
        _kept.contexts = []
    contexts: list[tuple[tuple[int, int, int], Any]] = _kept.contexts
    return contexts
