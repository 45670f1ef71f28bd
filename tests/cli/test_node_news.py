"""What is wrong with a node is said once, when it begins and when it changes, and so is that it is over."""

from hcvla.cli.node_news import NodeNews

STOP = "node 'franka_bridge' is not ready: the user stop is pressed"


def test_a_problem_is_said_once_and_that_all_are_ready_again():
    problems = {}
    news = NodeNews(lambda name: problems.get(name, ""), ["franka_bridge", "perception"])
    assert news.lines() == []
    problems["franka_bridge"] = STOP
    assert news.lines() == [STOP]
    assert news.lines() == []
    problems.clear()
    assert news.lines() == ["all nodes are ready again"]
    assert news.lines() == []


def test_another_problem_is_news_and_a_silence_that_goes_on_is_not():
    problems = {"camera": "node 'camera' died: silent for 3.1 s"}
    news = NodeNews(lambda name: problems.get(name, ""), ["camera", "franka_bridge"])
    assert len(news.lines()) == 1
    problems["camera"] = "node 'camera' died: silent for 12.4 s"
    assert news.lines() == []
    problems["franka_bridge"] = STOP
    assert news.lines() == [STOP]
    del problems["camera"]
    assert news.lines() == []
