"""Views in a folder, written as they are taken: nothing is lost, and they can be solved again without the robot."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from hcvla.cameras.calibration.errors import ViewFolderError
from hcvla.cameras.calibration.views import Kind, Shot

_INDEX = "views.json"


@dataclass(frozen=True, kw_only=True)
class ViewFolder:
    """Whose views a folder holds."""

    folder: Path
    kind: Kind
    serial: str
    parent_frame: str

    def add(self, number: int, shot: Shot) -> None:
        """Write one view; raise OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        image = f"{number:03d}.png"
        cv2.imwrite(str(self.folder / image), cv2.cvtColor(shot.rgb, cv2.COLOR_RGB2BGR))
        index = self._index() | {"camera": self.kind, "serial": self.serial, "parent_frame": self.parent_frame}
        index["intrinsics"] = shot.intrinsics.tolist()
        index["views"] = [*index.get("views", []), {"image": image, "T_base_hand": shot.T_base_hand.tolist()}]
        new = self.folder / f".{_INDEX}.new"
        new.write_text(json.dumps(index, indent=1), encoding="utf-8")
        os.replace(new, self.folder / _INDEX)

    def _index(self) -> dict[str, Any]:
        file = self.folder / _INDEX
        return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def read_folder(folder: Path) -> tuple[ViewFolder, list[Shot]]:
    """Return whose views a folder holds, and the views; raise ViewFolderError."""
    file = folder / _INDEX
    try:
        index = json.loads(file.read_text(encoding="utf-8"))
        intrinsics = _matrix(index["intrinsics"], 3)
        poses = {str(view["image"]): _matrix(view["T_base_hand"], 4) for view in index["views"]}
        whose = ViewFolder(
            folder=folder, kind=index["camera"], serial=index["serial"], parent_frame=index["parent_frame"]
        )
    except OSError as error:
        raise ViewFolderError(str(file), error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise ViewFolderError(str(file), f"it is no index of views ({type(error).__name__}: {error})") from error
    shots = []
    for name, T_base_hand in poses.items():
        image = cv2.imread(str(folder / name))
        if image is None:
            raise ViewFolderError(str(folder / name), "no image can be read")
        shots.append(Shot(rgb=image[..., ::-1].copy(), intrinsics=intrinsics, T_base_hand=T_base_hand))
    return whose, shots


def _matrix(rows: object, size: int) -> np.ndarray:
    matrix = np.array(rows, dtype=float)
    if matrix.shape != (size, size) or not np.isfinite(matrix).all():
        raise ValueError(f"a matrix of shape {matrix.shape}, expected {size}x{size} finite numbers")
    return matrix
