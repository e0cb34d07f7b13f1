"""Where libraries are killed: in memory, where there is some, since a kill loses nothing that the system has been given."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.crash.worlds import fast_folder


@pytest.fixture
def scratch() -> Iterator[Path]:
    """A folder that nobody else uses."""
    with TemporaryDirectory(dir=fast_folder()) as folder:
        yield Path(folder)
