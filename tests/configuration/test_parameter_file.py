import pytest

from hcvla.configuration.parameter_file import ParameterFileError, read_sections, values_for

FILE = """
/**:
  ros__parameters:
    use_sim_time: true
/hcvla/perception:
  ros__parameters:
    camera_limit_sec: 1e-1
    tracker:
      jump_m: 0.5
    tracker.jump_frames: 3
/*/executor:
  ros__parameters: {bridge: first}
hcvla:
  executor:
    ros__parameters: {bridge: second}
/other/perception:
  ros__parameters: {markers: false}
"""


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "parameters.yaml"
        path.write_text(text)
        return path

    return write


def test_a_node_gets_what_the_patterns_of_its_full_name_say_and_nothing_else(file):
    sections = read_sections(file(FILE))
    assert values_for(sections, "/hcvla/perception") == {
        "use_sim_time": True,
        "camera_limit_sec": 0.1,
        "tracker.jump_m": 0.5,
        "tracker.jump_frames": 3,
    }
    assert values_for(sections, "/perception") == {"use_sim_time": True}
    assert values_for(sections, "/other/perception") == {"use_sim_time": True, "markers": False}


def test_later_sections_overrule_earlier_ones(file):
    assert values_for(read_sections(file(FILE)), "/hcvla/executor")["bridge"] == "second"


def test_wildcards_match_one_name_or_any_number_of_them(file):
    sections = read_sections(
        file("/**/memory:\n  ros__parameters: {path: a}\n/*/planner:\n  ros__parameters: {x: 1}\n")
    )
    for name in ("/memory", "/hcvla/memory", "/lab/left/memory"):
        assert values_for(sections, name) == {"path": "a"}
    assert values_for(sections, "/hcvla/planner") == {"x": 1}
    assert values_for(sections, "/planner") == values_for(sections, "/lab/left/planner") == {}
    assert [section.node for section in sections] == ["memory", "planner"]


def test_an_empty_file_says_nothing(file):
    assert read_sections(file("")) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: [", "is not YAML"),
        ("3", "expected node names"),
        ("/**/memory: 3", "under '/[*][*]/memory'"),
        ("/**/memory:\n  ros__parameters: 3", "has no parameters below"),
    ],
)
def test_a_file_of_another_form_is_refused_in_one_line(file, text, words):
    with pytest.raises(ParameterFileError, match=words) as caught:
        read_sections(file(text))
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(ParameterFileError, match=r"nowhere\.yaml' cannot be read: No such file"):
        read_sections(tmp_path / "nowhere.yaml")
    with pytest.raises(ParameterFileError, match="Is a directory"):
        read_sections(tmp_path)
