from benchmarks.calibration import CalibrationBenchConfig, Trial, bench_calibration

from hcvla.cameras.calibration.hand_eye import Spread


def test_both_kinds_of_camera_have_their_errors_and_what_was_said_of_them():
    records = bench_calibration(CalibrationBenchConfig(seeds=1, views=8))
    names = [record.name for record in records]
    assert len(names) == len(set(names)) == 10
    assert [str(record.target) for record in records[:5]] == [
        "value <= 2", "value <= 0.8", "value <= 0.3", "value <= 0.1", "value >= 90",
    ]  # fmt: skip
    assert all(record.value > 0.0 for record in records[:4])


def test_an_error_is_covered_only_if_both_of_its_parts_are():
    assert Trial(0.001, 0.001, Spread(0.001, 0.001)).is_covered
    assert not Trial(0.0011, 0.001, Spread(0.001, 0.001)).is_covered
    assert not Trial(0.001, 0.0011, Spread(0.001, 0.001)).is_covered
