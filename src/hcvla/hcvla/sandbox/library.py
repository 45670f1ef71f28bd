"""What of Python's library a program may use: names that mean in the interpreter what they mean in CPython."""

from __future__ import annotations


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


BUILTINS = _words(
    "abs all any bool chr dict divmod enumerate filter float format frozenset hash int isinstance",
    "iter len list map max min next object ord pow print range repr reversed round set slice sorted str sum",
    "super tuple type zip True False None __name__",
    "Exception BaseException LookupError KeyError IndexError ValueError TypeError RuntimeError TimeoutError",
    "OSError ZeroDivisionError ArithmeticError OverflowError AssertionError StopIteration AttributeError NameError",
)
"""Builtins a program may name."""

DECORATORS = _words("property staticmethod classmethod")
"""Builtins that may only stand above a method."""

_TYPES = _words(
    "Any Callable ClassVar Dict Final FrozenSet Generator Iterable Iterator List Literal Mapping Optional Sequence",
    "Set Tuple Type Union cast",
)

MODULES: dict[str, frozenset[str]] = {
    "math": _words(
        "acos asin atan atan2 ceil comb copysign cos cosh degrees dist e exp fabs factorial floor fmod fsum gcd hypot",
        "inf isclose isfinite isinf isnan isqrt lcm log log10 log1p log2 modf nan perm pi pow prod radians sin sinh",
        "sqrt tan tanh tau trunc",
    ),
    "time": _words("monotonic perf_counter sleep time"),
    "json": _words("JSONDecodeError dumps loads"),
    "re": _words("I IGNORECASE compile escape findall finditer fullmatch match search split sub"),
    "random": _words("choice randint random randrange sample seed shuffle uniform"),
    "copy": _words("copy deepcopy"),
    "itertools": _words(
        "accumulate chain combinations compress count cycle dropwhile filterfalse groupby islice pairwise permutations",
        "product repeat starmap takewhile zip_longest",
    ),
    "functools": _words("cache lru_cache partial reduce wraps"),
    "collections": _words("Counter defaultdict deque namedtuple"),
    "dataclasses": _words("asdict dataclass field replace"),
    "operator": _words("add attrgetter itemgetter mul sub"),
    "statistics": _words("fmean median"),
    "string": _words("ascii_letters ascii_lowercase ascii_uppercase digits"),
    "heapq": _words("heapify heappop heappush"),
    "contextlib": _words("suppress"),
    "typing": _TYPES,
    "collections.abc": _words("Callable Generator Iterable Iterator Mapping Sequence"),
    "__future__": _words("annotations"),
}
"""Names a program may take from each module."""

INSIDE_MODULES = ("operator", "statistics", "string", "heapq", "contextlib")
"""Modules of which hcvla.sandbox.inside has every name."""

INSIDE: dict[tuple[str, str], str] = {
    **{(module, name): f"_{name}" for module in INSIDE_MODULES for name in MODULES[module]},
    ("contextlib", "suppress"): "_Suppress",
    ("itertools", "groupby"): "_groupby",
    ("functools", "reduce"): "_reduce",
    ("functools", "wraps"): "_wraps",
    ("dataclasses", "replace"): "_replace",
    ("dataclasses", "asdict"): "_asdict",
    ("re", "sub"): "_re_sub",
    ("typing", "cast"): "_cast",
}
"""What hcvla.sandbox.inside does in the interpreter's place."""

WAITING_METHODS = _words("__init__ __post_init__ __call__ __enter__ __exit__ __next__")
"""Special methods that may call the API."""

METHODS = WAITING_METHODS | _words(
    "__repr__ __str__ __eq__ __iter__ __getitem__ __setitem__ __contains__ __add__ __sub__ __mul__"
)
"""Special methods that the interpreter calls as CPython does; in the others of these it cannot wait for an answer."""
