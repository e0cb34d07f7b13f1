"""What is installed and loaded is what was tested: dependencies by their hashes, models by those of their weights."""

import re
from pathlib import Path

import pytest

from index import Stage, open_library
from index.errors import ModelError
from index.people.models import MODELS, Model, check, find

ROOT = Path(__file__).parent.parent


def requirements() -> list[str]:
    """Each requirement of the lock with its hashes, on one line."""
    text = (ROOT / "requirements.lock").read_text().replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def test_every_requirement_is_of_one_version_and_has_hashes() -> None:
    found = requirements()
    assert len(found) > 20
    for line in found:
        assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+ ", line), line
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", line), line


def test_what_is_installed_is_installed_by_hashes() -> None:
    """`make run` and `make test`, which the README has people use, are the only way to install."""
    makefile = (ROOT / "Makefile").read_text()
    from_lock = [line for line in makefile.splitlines() if "--requirement" in line]
    assert from_lock
    assert all("--require-hashes" in line for line in from_lock)
    itself = [line for line in makefile.splitlines() if "--editable" in line]
    assert all("--no-deps" in line and "--no-build-isolation" in line for line in itself)
    assert "pip install" not in (ROOT / "README.md").read_text()


def test_what_makes_the_lock_is_in_it() -> None:
    assert any(line.startswith("uv==") for line in requirements())
    (recipe,) = re.findall(r"^lock: .*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert "pip install" not in recipe
    assert "$(BIN)/uv" in recipe


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_weights_of_which_one_bit_differs_are_refused(model: Model, tmp_path: Path) -> None:
    folder = find(model)
    for name, _ in model.checksums:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    check(model, tmp_path)
    for name, _ in model.checksums:
        weights = tmp_path / name
        content = bytearray(weights.read_bytes())
        content[len(content) // 2] ^= 1
        weights.write_bytes(content)
        with pytest.raises(ModelError, match="not the one") as caught:
            check(model, tmp_path)
        assert str(weights) in caught.value.title
        content[len(content) // 2] ^= 1
        weights.write_bytes(content)


def test_modules_of_ours_in_the_current_folder_are_not_run(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who opens a folder that somebody has packed may well be in it."""
    library = open_library([articles])
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "__init__.py").write_text(f"open({str(tmp_path / 'was run')!r}, 'w')\n")
    monkeypatch.chdir(tmp_path)
    stages = [report.stage for report in library.start_ingest().reports()]
    library.close()
    assert stages[-1] is Stage.DONE
    assert not (tmp_path / "was run").exists()
