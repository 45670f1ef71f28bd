"""Why no pose of a camera can be given."""

from __future__ import annotations

from hcvla.api.errors import HcvlaError


class CalibrationError(HcvlaError):
    """Views that do not give a camera's pose."""


class TooFewViewsError(CalibrationError):
    """Fewer views than a result can be believed with."""

    def __init__(self, found: int, least: int) -> None:
        """Say how many there are."""
        super().__init__(f"{found} usable views of the board, expected {least} or more (20 are better); take more")


class OneSidedViewsError(CalibrationError):
    """The hand was turned about one axis only, so one direction of the camera's position shows nowhere."""

    def __init__(self, second_axis_deg: float, least_deg: float) -> None:
        """Say how much it was turned about a second axis [degrees]."""
        super().__init__(
            f"the views turn the hand by {second_axis_deg:.1f} degrees about a second axis, expected {least_deg:g} or "
            "more: tilt the hand forwards and to the side as well, not only about one axis"
        )


class WrongBoardError(CalibrationError):
    """What is seen is not the board that was said."""

    def __init__(self, found: str, board: str) -> None:
        """Say what does not fit."""
        super().__init__(
            f"{found}, so this is not the board of {board}: print `hcvla calibrate board` at 100 %, measure its ruler, "
            "and say --square in millimetres as measured"
        )


class BoardSizeError(CalibrationError):
    """A board that is larger than the paper."""

    def __init__(self, board: str, paper_mm: tuple[int, int]) -> None:
        """Say both sizes [mm]."""
        width, height = paper_mm
        super().__init__(f"a board of {board} does not fit on A4 ({width}x{height} mm); choose fewer squares")


class ViewFolderError(CalibrationError):
    """A folder of views that cannot be read."""

    def __init__(self, where: str, found: str) -> None:
        """Say which file and what is wrong with it."""
        super().__init__(f"{where}: {found}; expected a folder that `hcvla calibrate hand-eye` has written")
