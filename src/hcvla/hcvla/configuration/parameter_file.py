"""ROS parameter files (YAML) read without ROS, by the rules of `--params-file`: what a file says to which node."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from hcvla.configuration.errors import ConfigurationError

_VALUES = "ros__parameters"

_FOREIGN = ("use_sim_time", "qos_overrides", "start_type_description_service")


class ParameterFileError(ConfigurationError):
    """A parameter file is missing or not of the known form."""


class _Loader(yaml.SafeLoader):
    """Also reads 1e-4 as a number, as ROS does; plain YAML 1.1 wants 1.0e-4."""


_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?(\d+\.?\d*|\.\d+)[eE][-+]?\d+$"), list("-+.0123456789")
)


@dataclass(frozen=True)
class Section:
    """What a file says to the nodes whose full names match a pattern."""

    pattern: str
    """e.g. "/hcvla/perception", or with wildcards "/**/perception"."""
    values: Mapping[str, Any]
    """By dotted parameter name."""

    @property
    def node(self) -> str:
        """The last part of the pattern: a node's name, or a wildcard."""
        return self.pattern.rpartition("/")[2]

    def matches(self, full_name: str) -> bool:
        """Whether the section is for a node, e.g. "/hcvla/perception"."""
        parts = [_PATTERNS.get(part, re.escape(part)) for part in self.pattern.strip("/").split("/")]
        expression = "".join(part if part == _PATTERNS["**"] else f"/{part}" for part in parts)
        return re.fullmatch(expression, full_name) is not None


_PATTERNS = {"*": "[^/]+", "**": "(?:/[^/]+)*"}


def is_foreign(name: str) -> bool:
    """Whether a parameter is one that every ROS node has, and ROS itself reads."""
    return name.split(".")[0] in _FOREIGN


def read_sections(path: Path) -> list[Section]:
    """Return the sections of a parameter file in its order: later ones overrule earlier; raise ParameterFileError."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    except OSError as error:
        raise ParameterFileError(f"parameter file '{path}' cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ParameterFileError(f"parameter file '{path}' is not YAML: {' '.join(str(error).split())}") from error
    return list(_sections(path, content if content is not None else {}, ""))


def values_for(sections: list[Section], full_name: str) -> dict[str, Any]:
    """Return what sections say to the node of a full name, by dotted parameter name."""
    found: dict[str, Any] = {}
    for section in sections:
        if section.matches(full_name):
            found |= section.values
    return found


def _sections(path: Path, content: object, pattern: str) -> Iterator[Section]:
    if not isinstance(content, Mapping):
        where = f"under '{pattern}'" if pattern else "at its top"
        raise ParameterFileError(f"parameter file '{path}': expected node names with '{_VALUES}' below, {where}")
    for key, inner in content.items():
        if key == _VALUES:
            if not isinstance(inner, Mapping):
                raise ParameterFileError(f"parameter file '{path}': '{pattern}' has no parameters below '{_VALUES}'")
            yield Section(pattern or "/**", dict(_flat(inner, "")))
        else:
            yield from _sections(path, inner, f"{pattern}/{str(key).strip('/')}")


def _flat(values: Mapping, prefix: str) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value
