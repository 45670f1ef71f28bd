"""Whether a checkpoint folder holds whole weights; found quickly, without loading them."""

from __future__ import annotations

from pathlib import Path

from safetensors import SafetensorError, safe_open

from hcvla.api.errors import HcvlaError

_POINTER = b"version https://git-lfs"
"""What Git LFS leaves in the place of a file that it has not downloaded."""


class WeightsError(HcvlaError):
    """A file of weights cannot be loaded."""

    def __init__(self, file: Path, found: str, fix: str) -> None:
        """Say what it is and what to do."""
        self.found, self.fix = f"{file} is {found}", fix
        super().__init__(f"{self.found}; {fix}")


def check_weights(folder: Path) -> None:
    """Raise WeightsError for a safetensors file of a folder that is cut short, or was never downloaded."""
    for file in sorted(folder.glob("*.safetensors")):
        with file.open("rb") as opened:
            if opened.read(len(_POINTER)) == _POINTER:
                raise WeightsError(file, "a Git LFS pointer instead of weights", f"git -C {folder} lfs pull")
        try:
            # Reads the header, and compares its sizes with that of the file.
            with safe_open(file, "numpy"):
                pass
        except SafetensorError as error:
            raise WeightsError(file, f"no whole safetensors file ({error})", "download or copy it again") from error
