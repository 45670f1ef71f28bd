"""The ChArUco board that cameras are calibrated with, and how it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from hcvla.cameras.calibration.errors import BoardSizeError
from hcvla.configuration.ranges import PositiveFloat, PositiveInt

_DICTIONARY = cv2.aruco.DICT_5X5_100
_PX_PER_MM = 20
_MM_PER_INCH = 25.4
_A4_MM = (297, 210)
_RULER_MM = 100
_MARGIN_MM = 12


@dataclass(frozen=True, kw_only=True)
class BoardConfig:
    """What is printed."""

    columns: PositiveInt = 8
    """Squares along the longer side."""
    rows: PositiveInt = 6
    """Squares along the shorter side."""
    square_m: PositiveFloat = 0.025
    """Side of a square as measured on the paper [m]: 1 % wrong is 3 to 4 mm of distance at 0.35 m."""
    marker_share: PositiveFloat = 0.76
    """Side of a marker, as a share of the square's: 19 mm of 25 mm."""

    def __str__(self) -> str:
        """Return e.g. "8x6 squares of 25 mm"."""
        return f"{self.columns}x{self.rows} squares of {1000 * self.square_m:g} mm"

    @cached_property
    def pattern(self) -> Any:
        """OpenCV's board: x along the columns, y along the rows, z into the paper."""
        dictionary = cv2.aruco.getPredefinedDictionary(_DICTIONARY)
        size = (self.columns, self.rows)
        return cv2.aruco.CharucoBoard(size, self.square_m, self.marker_share * self.square_m, dictionary)

    @property
    def size_m(self) -> tuple[float, float]:
        """Length and width of the pattern [m]."""
        return self.columns * self.square_m, self.rows * self.square_m

    @property
    def middle_m(self) -> np.ndarray:
        """The middle in the board's frame, Shape=(3,), [m]."""
        return np.array([*self.size_m, 0.0]) / 2.0

    @property
    def most_corners(self) -> int:
        """How many corners are seen of a whole board."""
        return (self.columns - 1) * (self.rows - 1)

    def picture(self, px_per_square: int) -> np.ndarray:
        """Return the pattern without margin, Shape=(rows * px, columns * px), uint8."""
        size = (self.columns * px_per_square, self.rows * px_per_square)
        return self.pattern.generateImage(size, marginSize=0)


def page(config: BoardConfig) -> Image.Image:
    """Return an A4 page, 20 pixels a millimetre, with the board, a ruler of 100 mm and what to do with it.

    Raises BoardSizeError.
    """
    width_mm, height_mm = (1000.0 * side for side in config.size_m)
    if width_mm > _A4_MM[0] - 2 * _MARGIN_MM or height_mm > _A4_MM[1] - 3 * _MARGIN_MM - 8:
        raise BoardSizeError(str(config), _A4_MM)
    paper = Image.new("L", (_px(_A4_MM[0]), _px(_A4_MM[1])), 255)
    squares = Image.fromarray(config.picture(_px(1000.0 * config.square_m)))
    paper.paste(squares, ((paper.width - squares.width) // 2, _px(_MARGIN_MM)))
    _draw_ruler(ImageDraw.Draw(paper), paper.height - _px(_MARGIN_MM), str(config))
    return paper


def write_pdf(config: BoardConfig, file: Path) -> None:
    """Write the page; raise OSError or BoardSizeError."""
    # Black and white is stored without loss; grey would become a JPEG with rings around each edge.
    page(config).convert("1").save(file, "PDF", resolution=_PX_PER_MM * _MM_PER_INCH)


def _draw_ruler(draw: ImageDraw.ImageDraw, base_px: int, board: str) -> None:
    left = _px(_MARGIN_MM)
    for mm in range(_RULER_MM + 1):
        length_mm = 6 if mm % 10 == 0 else 3
        x = left + _px(mm)
        draw.rectangle((x - 1, base_px - _px(length_mm), x, base_px), fill=0)
    draw.rectangle((left - 1, base_px - 1, left + _px(_RULER_MM), base_px), fill=0)
    font = ImageFont.load_default(_px(4))
    draw.text((left + _px(_RULER_MM + 6), base_px - _px(9)), f"hcvla: {board}. Print at 100 %.", font=font, fill=0)
    text = "This ruler must measure 100 mm. Glue the page onto something flat and stiff."
    draw.text((left + _px(_RULER_MM + 6), base_px - _px(4)), text, font=font, fill=0)


def _px(mm: float) -> int:
    return round(mm * _PX_PER_MM)
