import pytest
import test_recorder as m
pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(300), pytest.mark.usefixtures("home_again")]
@pytest.mark.parametrize("n", range(6))
def test_x(stack, tmp_path, n):
    m.test_a_camera_that_dies_ends_the_episode_with_its_name(stack, tmp_path)
