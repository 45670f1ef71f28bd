import re

import cv2
import numpy as np
import pytest

from hcvla.cameras.calibration.board import BoardConfig, page, write_pdf
from hcvla.cameras.calibration.errors import BoardSizeError

PX_PER_MM = 20


def test_the_page_is_a4_and_its_ruler_100_mm(tmp_path):
    file = tmp_path / "board.pdf"
    write_pdf(BoardConfig(), file)
    (box,) = re.findall(rb"/MediaBox \[\s*0 0 ([0-9.]+) ([0-9.]+)\s*\]", file.read_bytes())
    # A point is 1/72 inch: 297 x 210 mm are 841.9 x 595.3 points.
    assert [float(side) for side in box] == pytest.approx([297 / 25.4 * 72, 210 / 25.4 * 72], abs=0.1)
    paper = np.array(page(BoardConfig()))
    ruler = np.flatnonzero(paper[-12 * PX_PER_MM - 1] == 0)
    left = ruler[ruler < 130 * PX_PER_MM]
    assert left.max() - left.min() == pytest.approx(100 * PX_PER_MM, abs=2)


def test_the_squares_on_paper_are_as_large_as_said():
    config = BoardConfig(columns=6, rows=5, square_m=0.03)
    paper = cv2.resize(np.array(page(config)), None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    corners, ids = cv2.aruco.CharucoDetector(config.pattern).detectBoard(paper)[:2]
    assert len(ids) == config.most_corners == 20
    places = {int(number): corner for number, corner in zip(ids.ravel(), corners.reshape(-1, 2), strict=True)}
    # Neighbours of a row: 30 mm at 5 pixels a millimetre.
    assert np.linalg.norm(places[1] - places[0]) == pytest.approx(150.0, abs=0.5)


def test_a_board_that_is_larger_than_the_paper_is_refused():
    with pytest.raises(BoardSizeError, match="a board of 12x6 squares of 25 mm does not fit on A4"):
        page(BoardConfig(columns=12))


def test_the_middle_is_half_of_each_side():
    assert BoardConfig().middle_m == pytest.approx([0.1, 0.075, 0.0])
