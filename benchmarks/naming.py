"""Whom the systems name that are measured against each other: one model alone, and the whole program."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.score import trim
from benchmarks.scoring import Named
from benchmarks.texts import Text
from index.people import Recogniser
from index.people.models import Model

FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


def named_by_model(model: Model, texts: Sequence[Text]) -> Iterator[Named]:
    """The persons that a model alone marks, as it marks them; those of the same words count as the same person."""
    spans = Recogniser([model]).recognise(text.text for text in texts)
    for text, found in zip(texts, spans, strict=True):
        for span in found:
            if span.label == "PERSON":
                words = text.text[span.start : span.end]
                start, end = trim(span.start, span.end, words)
                yield Named(text.name, span.start, span.end, words, entity=text.text[start:end])


def named_by_program(folder: Path) -> Iterator[Named]:
    """The persons that `namedrop export` names in a folder that is indexed afresh.

    Raises:
        CalledProcessError: The export failed; it has said why.
    """
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, **{name: str(Path(home, name)) for name in FOLDERS}}
        command = [sys.executable, "-m", "tui.cli", "export", "--jsonl", "-L", str(folder)]
        export = subprocess.run(command, stdout=subprocess.PIPE, env=env, check=True).stdout
    for line in export.decode().splitlines():
        record = json.loads(line)
        if record["type"] == "person":
            name = Path(record["article"]).name
            yield Named(name, record["start"], record["end"], record["text"], record["entity"], record["kind"])
