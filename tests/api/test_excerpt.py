from hcvla.api.excerpt import MOST_CHARS, excerpt


def test_what_is_short_is_repeated_whole():
    assert excerpt("red cube") == "red cube"
    assert excerpt("x" * MOST_CHARS) == "x" * MOST_CHARS
    assert excerpt(1.5) == "1.5"


def test_what_is_long_is_cut_to_two_hundred_characters_and_says_how_long_it_was():
    shown = excerpt("x" * 5000)
    assert len(shown) == MOST_CHARS == 200
    assert shown.endswith("x... (5000 characters)")


def test_it_is_one_line_and_shows_what_cannot_be_seen():
    assert excerpt("a\nb\t\u202ec é") == r"a\nb\t\u202ec é"
    assert len(excerpt("\n" * 150)) == MOST_CHARS
