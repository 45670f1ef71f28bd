import av
import numpy as np

from hcvla.lockstep.video import HEIGHT, WIDTH, Caption, VideoWriter, compose

SCENE = np.full((48, 64, 3), (200, 10, 10), np.uint8)
PROGRAM = "pick(get_actor('red cube'))\nplace(get_actor('green tray'))"


def test_the_running_line_is_the_highlighted_one():
    first = compose(SCENE, None, Caption("t", PROGRAM, line=1))
    second = compose(SCENE, None, Caption("t", PROGRAM, line=2))
    idle = compose(SCENE, None, Caption("t", PROGRAM, line=0))
    changed_1 = np.flatnonzero((first != idle).any(axis=(1, 2)))
    changed_2 = np.flatnonzero((second != idle).any(axis=(1, 2)))
    assert 0 < len(changed_1) <= 24
    # One line of text lies lower by its height, 22 pixels.
    assert changed_2[0] - changed_1[0] == 22


def test_a_long_program_scrolls_to_the_running_line():
    program = "\n".join(f"move_to(p{i})" for i in range(100))
    top, bottom = compose(SCENE, None, Caption("t", program, 1)), compose(SCENE, None, Caption("t", program, 100))
    assert (top[372:] != bottom[372:]).any()


def test_a_film_can_be_played_back(tmp_path):
    path = tmp_path / "video.mp4"
    with VideoWriter(path, fps=10) as film:
        for number in range(12):
            film.write(compose(SCENE, SCENE, Caption("t", PROGRAM, 1 + number % 2)))
    with av.open(str(path)) as played:
        frames = list(played.decode(video=0))
    assert len(frames) == 12
    assert (frames[0].width, frames[0].height) == (WIDTH, HEIGHT)
    assert abs(frames[0].to_ndarray(format="rgb24")[300, 400].astype(int) - (200, 10, 10)).max() < 12
