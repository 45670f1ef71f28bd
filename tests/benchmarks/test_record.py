import json

import pytest
from benchmarks.record import Record, Target, missed, not_compared, share, write_json

FASTER = Target("ratio", ">=", 30.0)
SHORT = Target("value", "<=", 100.0)


def test_the_ratio_is_value_over_baseline_and_decides():
    # 240 / 8 = 30, exactly at the target; 232 / 8 = 29, below.
    assert Record("a", 240.0, "1/s", 8.0, FASTER).ratio == 30.0
    assert Record("a", 240.0, "1/s", 8.0, FASTER).holds is True
    assert Record("a", 232.0, "1/s", 8.0, FASTER).holds is False


@pytest.mark.parametrize(("value", "holds"), [(99.0, True), (100.0, True), (100.1, False), (float("nan"), False)])
def test_an_upper_bound_on_the_value(value, holds):
    assert Record("a", value, "us", target=SHORT).holds is holds


def test_without_a_baseline_a_ratio_is_unknown_neither_reached_nor_missed():
    record = Record("a", 240.0, "1/s", None, FASTER, "not compared")
    assert record.ratio is None
    assert record.holds is None
    assert missed([record]) == []
    assert not_compared([record]) == [record]


def test_missed_are_those_with_an_unreached_target_or_without_a_value():
    held, late = Record("held", 1.0, "us", target=SHORT), Record("late", 101.0, "us", target=SHORT)
    free, absent = Record("free", 1e9, "us"), Record("absent", None, "")
    assert missed([held, late, free, absent]) == [late, absent]


def test_the_file_is_a_list_with_every_field(tmp_path):
    file = tmp_path / "out" / "bench.json"
    write_json([Record("a", 12.0, "1/s", 4.0, FASTER, "how"), Record("b", None, "us")], file)
    first, second = json.loads(file.read_text())
    assert first == {
        "name": "a", "value": 12.0, "unit": "1/s", "baseline": 4.0, "ratio": 3.0,
        "target": "ratio >= 30", "holds": False, "note": "how",
    }  # fmt: skip
    assert second == {
        "name": "b", "value": None, "unit": "us", "baseline": None, "ratio": None,
        "target": None, "holds": None, "note": "",
    }  # fmt: skip


def test_each_figure_in_the_file_says_where_it_comes_from(tmp_path):
    file = tmp_path / "bench.json"
    write_json([Record("a", 1.0, "s"), Record("b", 2.0, "s")], file, commit="abc", command="hcvla bench x")
    assert [(each["commit"], each["command"]) for each in json.loads(file.read_text())] == [
        ("abc", "hcvla bench x")
    ] * 2


def test_a_share_carries_its_count_and_wilson_s_interval_and_of_nothing_there_is_none():
    # Wilson's interval of 3 of 4: (3 + z^2/2 +- z sqrt(3/4 + z^2/4)) / (4 + z^2) with z = 1.96.
    record = share("right", 3, 4, "seed 0", 90.0)
    assert (record.value, record.holds, record.note) == (75.0, False, "3 of 4, 30.1 to 95.4 %; seed 0")
    assert share("right", 3, 4, "seed 0").target is None
    assert share("right", 0, 0, "seed 0", 90.0).value is None
    assert share("right", 0, 0, "seed 0", 90.0).note == "nothing to count; seed 0"
