"""What of a chat model's text is code."""

import pytest

from hcvla.planner.extract import code_in

PICK = "pick(get_actor('red cube'))"
LINES = f"pose_dict['red cube'] = get_pose(get_actor('red cube'))\n{PICK}"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (PICK, PICK),
        (f"  {LINES}\n\n", LINES),
        (f"```python\n{LINES}\n```", LINES),
        (f"```\n{PICK}```", PICK),
        (f"```python3\n{PICK}\n```\nAnything else?", PICK),
        (f"   ```py\n   {PICK}\n   ```", PICK),
        (f"```{PICK}```", PICK),
        (f"Sure!\n{LINES}\nI hope this helps.", LINES),
        (f"The next step is `{PICK}`.", PICK),
        ("done()", "done()"),
        ("I am finished:\ndone()", "done()"),
        ("for item in get_actors():\n    touch(item)", "for item in get_actors():\n    touch(item)"),
    ],
)
def test_code_is_found_in_fences_and_between_words(text, code):
    assert code_in(text) == code


def test_of_a_draft_and_an_answer_the_answer_counts():
    draft = (
        f"First idea:\n```python\npush(get_actor('red cube'), get_actor('tray'))\n```\nNo, better:\n```\n{PICK}\n```"
    )
    assert code_in(draft) == PICK


@pytest.mark.parametrize("tag", ["think", "thinking", "THINK", "reasoning"])
def test_thoughts_are_not_carried_out(tag):
    thought = f"<{tag}>\n```python\nthrow(get_actor('red cube'))\n```\n</{tag}>\n"
    assert code_in(f"{thought}{PICK}") == PICK
    # Chat templates may have said the opening tag already.
    assert code_in(f"throw it?\nthrow(get_actor('red cube'))\n</{tag}>\n\n{PICK}") == PICK


def test_thoughts_that_do_not_end_are_no_answer():
    assert code_in(f"<think>\nmaybe {PICK}\n{PICK}") == ""


def test_a_fence_that_does_not_end_is_taken_as_far_as_it_goes():
    assert code_in(f"Here:\n```python\n{PICK}") == PICK


@pytest.mark.parametrize("text", ["I cannot do that.", "red cube", "", "42", "pick(get_actor("])
def test_text_without_code_stays_what_it_is(text):
    assert code_in(text) == text


def test_endless_talk_is_not_searched_for_ever():
    assert code_in("word\n" * 5000).startswith("word\nword")
