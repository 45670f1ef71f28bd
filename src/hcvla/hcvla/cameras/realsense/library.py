"""The RealSense library, imported when a camera is used; it exists for x86_64 only."""

from __future__ import annotations

import ctypes
import importlib
from typing import Any

from hcvla.cameras.errors import CameraLibraryError

LIBRARY = "pyrealsense2"
_USB = "libusb-1.0.so.0"
_FIX = "python -m pip install -r requirements/realsense.txt"


def load_library() -> Any:
    """Return the module pyrealsense2; raise CameraLibraryError."""
    try:
        _load_usb()
        return importlib.import_module(LIBRARY)
    except ImportError as error:
        raise CameraLibraryError(LIBRARY, str(error), _FIX) from error


def _load_usb() -> None:
    """Load the USB library that pyrealsense2 is linked against: the system's, or the one that comes as a wheel."""
    try:
        ctypes.CDLL(_USB, mode=ctypes.RTLD_GLOBAL)
    except OSError:
        # The dynamic linker takes a library of that name that is loaded already.
        path = importlib.import_module("libusb_package").get_library_path()
        if path is None:
            raise ImportError(f"{_USB}: no such library") from None
        ctypes.CDLL(str(path), mode=ctypes.RTLD_GLOBAL)
