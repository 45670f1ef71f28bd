"""Makes a film small enough for a page that holds many."""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path

import av

from hcvla.api.errors import HcvlaError

_WIDTH, _HEIGHT = 640, 360
"""Half of what `hcvla eval` films: the program can still be read."""
_RATE_HZ = 10
_QUALITY = {"crf": "31", "preset": "slow"}
"""About 10 kB a second."""


class FilmError(HcvlaError):
    """A film cannot be read."""

    def __init__(self, file: Path, found: str) -> None:
        """Name the file and what is wrong with it."""
        super().__init__(f"{file} cannot be shown: {found}; delete it, and hcvla eval --resume films it again")


def small_film(file: Path) -> bytes:
    """Return a film as an MP4 file of a tenth of the size; the same film gives the same bytes. Raises FilmError."""
    small = io.BytesIO()
    try:
        with av.open(str(file)) as source, av.open(small, "w", format="mp4") as target:
            stream = target.add_stream("libx264", rate=Fraction(_RATE_HZ), options=_QUALITY)
            stream.width, stream.height, stream.pix_fmt, stream.thread_count = _WIDTH, _HEIGHT, "yuv420p", 1
            for number, frame in enumerate(source.decode(video=0)):
                reduced = frame.reformat(_WIDTH, _HEIGHT, "yuv420p")
                reduced.pts, reduced.time_base = number, Fraction(1, _RATE_HZ)
                target.mux(stream.encode(reduced))
            target.mux(stream.encode())
    except (av.FFmpegError, OSError, IndexError) as error:
        raise FilmError(file, str(error)) from None
    return small.getvalue()
