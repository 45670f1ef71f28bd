import av
import numpy as np

from hcvla.lockstep.video import VideoWriter
from hcvla.monitor.frame import HEIGHT, WIDTH


def test_a_film_can_be_played_back(tmp_path):
    path = tmp_path / "video.mp4"
    red, black = np.full((HEIGHT, WIDTH, 3), (200, 10, 10), np.uint8), np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    with VideoWriter(path, fps=10) as film:
        for frame in [red] * 6 + [black] * 6:
            film.write(frame)
    with av.open(str(path)) as played:
        frames = [frame.to_ndarray(format="rgb24").astype(int) for frame in played.decode(video=0)]
    assert len(frames) == 12
    assert frames[0].shape == (HEIGHT, WIDTH, 3)
    # The codec rounds colours a little.
    assert abs(frames[0][300, 400] - (200, 10, 10)).max() < 12
    assert frames[-1][300, 400].max() < 12
