"""What runs inside the interpreter does what Python's own does; here it runs in Python itself, next to the original."""

import dataclasses
import functools
import heapq
import itertools
import operator
import random
import statistics

import pytest

from hcvla.sandbox.inside import builtins, library, objects, streams

ITEMS = ([], [0], [3, 1, 2], [0, "", None], [1.5, 1, True], list(range(9)))


@pytest.mark.parametrize("items", ITEMS, ids=str)
def test_any_all_enumerate_reversed_and_zip_are_python_s(items):
    assert builtins.any(items) == any(items)
    assert builtins.all(iter(items)) == all(items)
    assert list(builtins.enumerate(items, 5)) == list(enumerate(items, 5))
    assert list(builtins.reversed(items)) == items[::-1]
    assert list(builtins.reversed("abc")) == ["c", "b", "a"]
    assert list(builtins.zip(items, "abcd", itertools.count())) == list(zip(items, "abcd", itertools.count()))
    assert list(builtins.zip()) == []
    assert list(builtins.filter(None, items)) == list(filter(None, items))


@pytest.mark.parametrize("key", [None, operator.neg, lambda number: number % 3], ids=["plain", "negative", "modulo"])
@pytest.mark.parametrize("reverse", [False, True])
def test_sorted_min_and_max_are_python_s_also_among_equals(key, reverse):
    numbers = [4, 1, 7, 3, 0, 6, 9, 1]
    assert builtins.sorted(iter(numbers), key=key, reverse=reverse) == sorted(numbers, key=key, reverse=reverse)
    assert builtins.min(numbers, key=key) == min(numbers, key=key)
    assert builtins.max(*numbers, key=key) == max(*numbers, key=key)
    copied = list(numbers)
    builtins._sort(copied, key=key, reverse=reverse)
    assert copied == sorted(numbers, key=key, reverse=reverse)


def test_the_smallest_of_nothing_is_the_default_or_an_error():
    assert builtins.min([], default=7) == 7
    with pytest.raises(ValueError, match="empty"):
        builtins.max([])
    with pytest.raises(TypeError, match="at least 1 argument"):
        builtins.min()


def test_sums_and_reductions_are_python_s():
    # Added one after the other, as CPython 3.11 does: ten tenths are a little less than one.
    assert builtins.sum([0.1] * 10) == 0.9999999999999999
    assert builtins.sum([[1], [2]], []) == [1, 2]
    assert builtins._reduce(operator.mul, [1, 2, 3, 4]) == functools.reduce(operator.mul, [1, 2, 3, 4]) == 24
    assert builtins._reduce(operator.mul, [], 5) == 5
    with pytest.raises(TypeError):
        builtins._reduce(operator.mul, [])


def test_nothing_is_computed_before_it_is_taken():
    taken = []
    lazy = builtins.map(lambda number: taken.append(number) or number, itertools.count())
    assert taken == []
    assert (next(lazy), next(lazy)) == (0, 1)
    assert builtins.any(lazy)
    assert taken == [0, 1, 2]
    assert streams._contains(5, lazy)
    assert taken == [0, 1, 2, 3, 4, 5]
    # An assignment to two names needs a third item to know that there are too many.
    assert streams._taken(lazy, 2) == [6, 7, 8]


def test_what_is_no_iterator_is_left_as_it_is():
    items = [1, 2]
    assert streams._listed(items) is items
    assert streams._taken(items, 1) is items
    assert streams._contains(2, items)
    assert streams._listed(iter(items)) == [1, 2]


def test_a_generator_goes_from_block_to_block_and_stays_at_its_end():
    said = []

    def first():
        said.append("first")
        return second, "a"

    def second():
        said.append("second")
        return (third,)

    def third():
        return last, "b"

    def last():
        return None

    made = streams._generator(first)
    assert said == []
    assert list(made) == ["a", "b"]
    assert list(made) == []
    assert said == ["first", "second"]


def test_a_generator_that_fails_has_ended():
    made = streams._generator(lambda: [][0])
    with pytest.raises(IndexError):
        next(made)
    assert list(made) == []


def test_generator_expressions_leave_out_and_flatten():
    odd = streams._genexp(range(6), lambda number: (number,) if number % 2 else None)
    assert list(odd) == [1, 3, 5]
    rows = streams._genexp([2, 0, 1], lambda number: (range(number),))
    assert list(streams._flattened(rows)) == [0, 1, 0]


def test_values_for_names_are_counted():
    assert streams._spread((1, 2), 2) == [1, 2]
    with pytest.raises(ValueError, match=r"not enough values to unpack \(expected 3, got 2\)"):
        streams._spread((1, 2), 3)
    with pytest.raises(ValueError, match=r"too many values to unpack \(expected 1\)"):
        streams._spread((1, 2), 1)


def test_zip_that_is_strict_refuses_other_lengths():
    assert list(builtins.zip([1], [2], strict=True)) == [(1, 2)]
    with pytest.raises(ValueError, match="different lengths"):
        list(builtins.zip([1, 2], [3], strict=True))


@pytest.mark.parametrize("number", [2.675, 0.5, 1.5, -2.5, 1234.5678, 7, -0.125, 1e300, float("inf")], ids=str)
@pytest.mark.parametrize("digits", [0, 1, 2, 5])
def test_rounding_is_python_s(number, digits):
    assert objects.round(number, digits) == round(number, digits)
    assert type(objects.round(number, digits)) is type(round(number, digits))


@pytest.mark.parametrize("key", [0, -1, 3, slice(1, 3), slice(None, None, 2), slice(4, 1, -1)], ids=str)
def test_items_are_deleted_as_by_del(key):
    items, same = list("abcde"), list("abcde")
    objects._delete(items, key)
    del same[key]
    assert items == same


def test_what_cannot_be_deleted_raises_what_del_raises():
    for container, key in (([1], 1), ({"a": 1}, "b"), ("text", 0)):
        with pytest.raises((IndexError, KeyError, TypeError)) as ours:
            objects._delete(container, key)
        with pytest.raises(type(ours.value)) as python_s:
            del container[key]
        assert str(ours.value) == str(python_s.value)


@dataclasses.dataclass
class Job:
    name: str
    steps: list
    parent: "Job | None" = None


def test_dataclasses_are_replaced_and_made_dicts_of():
    job = Job("a", [Job("b", [])])
    assert objects._replace(job, name="c") == dataclasses.replace(job, name="c")
    assert objects._asdict(job) == dataclasses.asdict(job)
    with pytest.raises(TypeError, match="dataclass instances"):
        objects._replace(3)
    with pytest.raises(TypeError, match="dataclass instances"):
        objects._asdict("a")


def test_a_function_keeps_the_name_it_was_given_last():
    def inner():
        pass

    assert objects._name_of(objects._wraps(objects._named("outer")(lambda: 1))(inner)) == "outer"
    assert objects._name_of(ValueError) == "ValueError"


def test_an_api_function_as_a_value_is_one_object():
    first = objects._api("push", lambda: 1)
    assert objects._api("push", lambda: 2) is first
    assert objects._name_of(first) == "push"


def test_heaps_are_python_s_item_for_item():
    ours: list = []
    python_s: list = []
    shuffled = random.Random(3)
    for _ in range(200):
        number = shuffled.randrange(30)
        library._heappush(ours, number)
        heapq.heappush(python_s, number)
        assert ours == python_s
        if number % 3 == 0:
            assert library._heappop(ours) == heapq.heappop(python_s)
            assert ours == python_s
    numbers = [shuffled.randrange(30) for _ in range(50)]
    same = list(numbers)
    library._heapify(numbers)
    heapq.heapify(same)
    assert numbers == same


@pytest.mark.parametrize("numbers", [[1.0], [0.1, 0.2, 0.3], [4, 1, 3, 2], [1e300, -1e300, 1.0]], ids=str)
def test_means_and_medians_are_python_s(numbers):
    assert library._fmean(iter(numbers)) == statistics.fmean(numbers)
    assert library._median(numbers) == statistics.median(numbers)


def test_a_group_ends_when_the_next_one_starts():
    groups = library._groupby([1, 1, 2, 2, 3])
    first, ones = next(groups)
    assert (first, next(ones)) == (1, 1)
    second, twos = next(groups)
    assert (second, list(ones), list(twos)) == (2, [], [2, 2])
    assert [key for key, _ in groups] == [3]
    assert [(key, list(group)) for key, group in library._groupby("aAb", str.lower)] == [
        ("a", ["a", "A"]),
        ("b", ["b"]),
    ]


def test_suppress_lets_pass_what_it_does_not_name_and_what_the_interpreter_cannot_do():
    with library._Suppress(KeyError, IndexError):
        raise IndexError
    with pytest.raises(ValueError, match="other"), library._Suppress(KeyError):
        raise ValueError("other")
    with pytest.raises(NotImplementedError), library._Suppress(Exception):
        raise NotImplementedError


def test_an_error_holds_the_text_that_python_s_shows():
    for values in ((), ("far",), (3,), ("far", 3)):
        assert str(objects._error(ValueError, *values)) == str(ValueError(*values))
    with pytest.raises(NotImplementedError, match=r"raise KeyError\(str"):
        objects._error(KeyError, 3)
