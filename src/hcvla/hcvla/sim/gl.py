"""Which OpenGL renders without a screen, and one rendering context."""

from __future__ import annotations

import importlib
import os
from typing import Any

from hcvla.api.outcomes import HcvlaError

BACKENDS = ("egl", "osmesa", "glfw")


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
