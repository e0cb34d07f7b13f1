"""JSON of printable ASCII: what it quotes cannot steer the terminal that it is printed on."""

import json


def ascii_json(value: object, indent: int | None = None) -> str:
    """A value as JSON in which all else is escaped; of its line ends only those of the indentation are there."""
    # DEL is the one control character that JSON leaves as it is.
    return json.dumps(value, indent=indent).replace("\x7f", "\\u007f")
