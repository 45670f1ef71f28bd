"""The calls of an episode from its table alone: other tools leave out what is ours in the rows of meta/episodes."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from hcvla.datasets.labels import CallSpan
from hcvla.datasets.schema import (
    CALL_ARGUMENTS,
    CALL_DEPTH,
    CALL_FUNCTION,
    CALL_ID,
    CALL_LABEL,
    CALL_OUTCOME,
    CALL_PARENT,
    NO_CALL,
)

_FACTS = (CALL_ID, CALL_PARENT, CALL_DEPTH, CALL_FUNCTION, CALL_ARGUMENTS, CALL_LABEL)


def calls_in(table: pa.Table) -> list[dict[str, Any]]:
    """Return the calls (CallSpan as JSON) that have frames, in order of their beginning; none without call columns."""
    if not set(_FACTS) <= set(table.column_names):
        return []
    known = CALL_OUTCOME in table.column_names
    outcomes = table.column(CALL_OUTCOME).to_pylist() if known else [""] * table.num_rows
    found: dict[int, CallSpan] = {}
    columns = (table.column(key).to_pylist() for key in _FACTS)
    for frame, (number, parent, depth, function, arguments, label) in enumerate(zip(*columns, strict=True)):
        if number == NO_CALL:
            continue
        if number not in found:
            found[number] = CallSpan(
                call_id=number,
                parent_id=parent,
                depth=depth,
                function=function,
                arguments=arguments,
                label=label,
                first=frame,
                outcome=outcomes[frame],
            )
        found[number].end = frame + 1
    return [span.as_json() for span in found.values()]
