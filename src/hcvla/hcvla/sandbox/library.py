"""What of Python's library a program may use: names that mean in the interpreter what they mean in CPython."""

from __future__ import annotations

BUILTINS = frozenset(
    name
    for names in (
        "abs all any bool callable chr dict divmod enumerate filter float format frozenset hash int isinstance iter len",
        "list map max min next object ord pow print range repr reversed round set slice sorted str sum tuple type zip",
        "True False None __name__",
        "Exception BaseException LookupError KeyError IndexError ValueError TypeError RuntimeError TimeoutError OSError",
        "ZeroDivisionError ArithmeticError OverflowError AssertionError StopIteration AttributeError NameError",
    )
    for name in names.split()
)
"""Builtins a program may name."""

_TYPING = frozenset(
    name
    for names in (
        "Any Callable ClassVar Dict Final FrozenSet Generator Iterable Iterator List Literal Mapping Optional Sequence",
        "Set Tuple Type Union cast",
    )
    for name in names.split()
)

MODULES: dict[str, frozenset[str]] = {
    "math": frozenset(
        name
        for names in (
            "acos asin atan atan2 ceil copysign cos cosh degrees dist e exp fabs factorial floor fmod fsum gcd hypot",
            "inf isclose isfinite isinf isnan isqrt lcm log log10 log1p log2 modf nan pi pow prod radians sin sinh sqrt",
            "tan tanh tau trunc comb perm",
        )
        for name in names.split()
    ),
    "time": frozenset({"time", "sleep", "monotonic", "perf_counter"}),
    "json": frozenset({"dumps", "loads", "JSONDecodeError"}),
    "re": frozenset(
        {"compile", "escape", "findall", "finditer", "fullmatch", "match", "search", "split", "sub", "IGNORECASE", "I"}
    ),
    "random": frozenset({"choice", "randint", "random", "randrange", "sample", "seed", "shuffle", "uniform"}),
    "copy": frozenset({"copy", "deepcopy"}),
    "itertools": frozenset(
        name
        for names in (
            "accumulate chain combinations compress count cycle dropwhile filterfalse islice pairwise permutations",
            "product repeat starmap takewhile zip_longest",
        )
        for name in names.split()
    ),
    "functools": frozenset({"cache", "lru_cache", "partial", "reduce", "wraps"}),
    "collections": frozenset({"Counter", "defaultdict", "deque", "namedtuple"}),
    "dataclasses": frozenset({"asdict", "dataclass", "field", "replace"}),
    "typing": _TYPING,
    "collections.abc": _TYPING & {"Callable", "Generator", "Iterable", "Iterator", "Mapping", "Sequence"},
    "__future__": frozenset({"annotations"}),
}
"""Names a program may take from each module."""

INSIDE: dict[tuple[str, str], str] = {
    ("functools", "reduce"): "_reduce",
    ("functools", "wraps"): "_wraps",
    ("dataclasses", "replace"): "_replace",
    ("dataclasses", "asdict"): "_asdict",
    ("typing", "cast"): "_cast",
}
"""What hcvla.sandbox.inside does in the interpreter's place."""

METHODS = frozenset(
    {
        "__init__",
        "__post_init__",
        "__repr__",
        "__str__",
        "__eq__",
        "__call__",
        "__enter__",
        "__exit__",
        "__iter__",
        "__next__",
        "__getitem__",
        "__setitem__",
        "__contains__",
        "__add__",
        "__sub__",
        "__mul__",
    }
)
"""Special methods that the interpreter calls as CPython does."""

WAITING_METHODS = frozenset(
    {"__init__", "__post_init__", "__call__", "__enter__", "__exit__", "__next__"}
)
"""Those of them that may call the API: the interpreter cannot wait for an answer in the others."""

