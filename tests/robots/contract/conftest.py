import pytest

QUICK = (
    "test_reaches_a_tool_pose_within_2_mm_and_half_a_degree[0.5-0.1-0.2-0.0]",
    "test_refuses_what_is_not_finite_too_old_or_outside_and_moves_nothing",
    "test_stop_from_speed_is_true_and_in_time[target0]",
)
"""On the real arm's backends, in real time: a minute for each with all of them."""
_REAL_TIME = ("FakeFranka", "Ros2Control")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if any(name in item.nodeid for name in _REAL_TIME) and item.name not in QUICK:
            item.add_marker(pytest.mark.slow)
