"""Articles as the benchmarks of search pass them around: one a line of a JSON Lines file."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Record:
    """An article of a collection."""

    number: int
    """From 1, which is what the engines know it by."""
    id: str
    title: str
    date: str
    """As ISO 8601 has it, with or without a time."""
    source: str
    body: str

    @property
    def day(self) -> int:
        """Its date, as `date.toordinal` counts."""
        return date.fromisoformat(self.date[:10]).toordinal()

    def line(self) -> str:
        """As a line of JSON."""
        fields = {"id": self.id, "title": self.title, "date": self.date, "source": self.source, "body": self.body}
        return json.dumps(fields, ensure_ascii=False)


def read_records(path: Path, size: int | None = None) -> Iterator[Record]:
    """The first so many articles of a JSON Lines file, gzipped or not; None for all.

    Raises:
        OSError: The file cannot be read.
    """
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(islice(lines, size), start=1):
            fields = json.loads(line)
            title, when, source = fields.get("title") or "", fields.get("date") or "", fields.get("source") or ""
            yield Record(number, str(fields["id"]), title, when, source, fields["body"])
