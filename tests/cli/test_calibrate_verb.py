import numpy as np
import pytest
from benchmarks.calibration import T_HAND_CAMERA, CalibrationBenchConfig
from benchmarks.rendered_board import BoardRenderer, K, looking_at

from hcvla.cameras.calibration.folder import ViewFolder
from hcvla.cameras.calibration.transforms import apart, inverse, make
from hcvla.cameras.calibration.views import Shot
from hcvla.cameras.extrinsics import read_extrinsics
from hcvla.cli.main import main

T_BASE_BOARD = make([np.pi, 0.0, 0.0], [0.4, 0.07, 0.0])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder of ten views of a wrist camera whose pose is known."""
    renderer, rng = BoardRenderer(), np.random.default_rng(5)
    middle, noise = renderer.board.middle_m, CalibrationBenchConfig().noise
    whose = ViewFolder(
        folder=tmp_path_factory.mktemp("calibration") / "views", kind="wrist", serial="0123", parent_frame="fr3_hand"
    )
    for number in range(1, 11):
        x, y = rng.uniform(-0.2, 0.2, 2)
        T_board_camera = looking_at(middle + np.array([x, y, -0.33]), middle, float(rng.uniform(-0.7, 0.7)))
        image = renderer.image(inverse(T_board_camera), noise, rng)
        T_base_hand = T_BASE_BOARD @ T_board_camera @ inverse(T_HAND_CAMERA)
        whose.add(number, Shot(rgb=image, intrinsics=K, T_base_hand=T_base_hand))
    return whose.folder


def test_a_folder_of_views_becomes_the_camera_s_file(folder, tmp_path, capsys):
    out = tmp_path / "wrist.yaml"
    assert main(["calibrate", "hand-eye", "--camera", "wrist", "--folder", str(folder), "--out", str(out)]) == 0
    found = read_extrinsics(out)
    error_m, error_rad = apart(found.pose.matrix, T_HAND_CAMERA)
    assert error_m < 0.001
    assert np.degrees(error_rad) < 0.15
    assert (found.serial, found.parent_frame, found.width, found.height) == ("0123", "fr3_hand", 640, 480)
    assert (found.board, found.views) == ("8x6 squares of 25 mm", 10)
    said = capsys.readouterr().out
    assert "wrist camera 0123 in fr3_hand from 10 views" in said
    assert f"{found.spread_mm:.2f} mm and {found.spread_deg:.3f} degrees" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--camera", "scene"], "has views of the wrist camera, expected --camera wrist"),
        (["--camera", "wrist", "--columns", "7"], "this is not the board of 7x6 squares of 25 mm: print"),
        (["--camera", "wrist", "--folder", "/none"], "/none/views.json: No such file or directory; expected a folder"),
    ],
)
def test_what_gives_no_pose_is_one_line_and_writes_nothing(folder, tmp_path, capsys, arguments, words):
    out = tmp_path / "out.yaml"
    given = ["--folder", str(folder), "--out", str(out), *arguments]
    assert main(["calibrate", "hand-eye", *given]) == 1
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1
    assert not out.exists()


def test_the_board_is_a_pdf_and_a_board_too_large_for_the_paper_none(tmp_path, capsys):
    out = tmp_path / "board.pdf"
    assert main(["calibrate", "board", "--out", str(out), "--square", "24"]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert "8x6 squares of 24 mm; print it at 100 %" in capsys.readouterr().out
    assert main(["calibrate", "board", "--out", str(tmp_path / "no.pdf"), "--square", "50"]) == 1
    assert "does not fit on A4" in capsys.readouterr().err


@pytest.mark.ros
def test_without_a_stack_nothing_is_waited_for_long(capsys, monkeypatch):
    from hcvla.cli import calibration_run

    monkeypatch.setattr(calibration_run, "_FIRST_IMAGE_SEC", 0.2)
    assert main(["calibrate", "hand-eye", "--camera", "wrist", "--namespace", "nobody"]) == 1
    assert "camera 'wrist' has delivered no image" in capsys.readouterr().err
