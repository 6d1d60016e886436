"""`mcpolicy fmt`: which files it finds, what it writes, and what it says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from command import run

UNTIDY = b"@prefix e: <http://e/> .\r\ne:s a e:C;e:p 1 . # one\r\n"
TIDY = b"@prefix e: <http://e/> .\n\ne:s a e:C ;\n    e:p 1 . # one\n"
FAULTY = b"@prefix e: <http://e/> .\ne:s e:p ] .\n"


def write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_files_that_change_are_written_and_named(tmp_path: Path) -> None:
    untidy, tidy = write(tmp_path / "a.ttl", UNTIDY), write(tmp_path / "b.ttl", TIDY)
    kept = tidy.stat()
    done = run(["fmt", str(untidy), str(tidy)])
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == f"changed: {untidy}\n"
    assert untidy.read_bytes() == tidy.read_bytes() == TIDY
    assert (tidy.stat().st_mtime_ns, tidy.stat().st_ino) == (kept.st_mtime_ns, kept.st_ino)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.ttl", "b.ttl"]
    assert run(["fmt", str(untidy)]).stderr == b""


def test_check_writes_nothing(tmp_path: Path) -> None:
    untidy, tidy = write(tmp_path / "a.ttl", UNTIDY), write(tmp_path / "b.ttl", TIDY)
    done = run(["fmt", "--check", str(tmp_path)])
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode() == f"not in form: {untidy}\n"
    assert untidy.read_bytes() == UNTIDY
    assert run(["fmt", "--check", str(tidy)]).returncode == 0


def test_a_folder_means_all_turtle_files_below_it(tmp_path: Path) -> None:
    one = write(tmp_path / "b" / "deep" / "one.ttl", UNTIDY)
    two = write(tmp_path / "a.ttl", UNTIDY)
    other = write(tmp_path / "b" / "notes.txt", UNTIDY)
    done = run(["fmt", str(tmp_path), str(two)])
    assert done.stderr.decode() == f"changed: {two}\nchanged: {one}\n"
    assert other.read_bytes() == UNTIDY


def test_standard_input_goes_to_standard_output() -> None:
    done = run(["fmt", "-"], stdin=UNTIDY)
    assert (done.returncode, done.stdout, done.stderr) == (0, TIDY, b"")
    done = run(["fmt", "--check", "-"], stdin=UNTIDY)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"not in form: -\n", b"")
    done = run(["fmt", "-"], stdin=FAULTY)
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr == b"Error: -:2:9: `]` stands where a value is expected\n"


def test_a_file_that_is_no_turtle_is_told_and_the_others_are_done(tmp_path: Path) -> None:
    faulty = write(tmp_path / "a.ttl", FAULTY)
    coded = write(tmp_path / "b.ttl", b"# \xff\n")
    untidy = write(tmp_path / "c.ttl", UNTIDY)
    missing = tmp_path / "d.ttl"
    done = run(["fmt", str(tmp_path), str(missing)])
    assert done.returncode == 3
    assert done.stderr.decode().splitlines() == [
        f"Error: {faulty}:2:9: `]` stands where a value is expected",
        f"Error: {coded}:1: the input is not in UTF-8: accepted is UTF-8, with or without a byte "
        "order mark",
        f"changed: {untidy}",
        f"Error: {missing}: cannot be opened: No such file or directory",
    ]
    assert faulty.read_bytes() == FAULTY
    assert untidy.read_bytes() == TIDY
    assert run(["fmt", "--check", str(tmp_path)]).returncode == 3


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b""),
        (b"\xef\xbb\xbf", b""),
        (b"\r\n", b""),
        (b"# a\r\n# b", b"# a\n# b\n"),
        (b'<e:s> <e:p> """a\r\nb""" .\r\n', b'<e:s>\n    <e:p> """a\r\nb""" .\n'),
    ],
)
def test_small_files_and_those_of_other_systems(
    before: bytes, after: bytes, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.ttl", before)
    assert run(["fmt", str(path)]).returncode == 0
    assert path.read_bytes() == after


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name files, or folders whose `.ttl` files are meant, or - for standard input"),
        (["-", "-"], "`-`, standard input, can be read only once"),
    ],
)
def test_what_to_format_has_to_be_named(arguments: list[str], said: str) -> None:
    done = run(["fmt", *arguments], stdin=UNTIDY)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().endswith(f"Error: {said}\n")


@pytest.mark.parametrize(
    ("language", "changed", "unformed"),
    [
        ("en", "changed: -", "not in form: "),
        ("fr", "modifié\u00a0: ", "pas en forme\u00a0: "),
        ("pt", "alterado: ", "fora da forma: "),
    ],
)
def test_it_speaks_three_languages(
    language: str, changed: str, unformed: str, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.ttl", UNTIDY)
    checked = run(["fmt", "--check", str(path), "--lang", language])
    assert checked.stdout.decode() == f"{unformed}{path}\n"
    done = run(["fmt", str(path), "--lang", language])
    assert done.stderr.decode() == f"{changed.rstrip('-')}{path}\n"


def test_a_folder_without_turtle_is_told(tmp_path: Path) -> None:
    done = run(["fmt", str(tmp_path)])
    assert done.returncode == 3
    assert done.stderr.decode() == f"Error: {tmp_path}: no `.ttl` file below it\n"


posix = pytest.mark.skipif(os.name == "nt", reason="modes and links are those of POSIX")


@posix
def test_links_stay_links_and_a_file_is_done_once(tmp_path: Path) -> None:
    target = write(tmp_path / "target" / "a.ttl", UNTIDY)
    target.chmod(0o640)
    folder = tmp_path / "folder"
    folder.mkdir()
    link, again = folder / "b.ttl", folder / "c.ttl"
    link.symlink_to(target)
    again.symlink_to(target)
    (folder / "round").symlink_to(folder)
    done = run(["fmt", str(folder)])
    assert (done.returncode, done.stderr.decode()) == (0, f"changed: {link}\n")
    assert link.is_symlink()
    assert again.is_symlink()
    assert target.read_bytes() == TIDY
    assert target.stat().st_mode & 0o777 == 0o640


@posix
def test_a_broken_link_and_what_is_no_file_are_told(tmp_path: Path) -> None:
    broken, pipe = tmp_path / "a.ttl", tmp_path / "b.ttl"
    broken.symlink_to(tmp_path / "nothing")
    os.mkfifo(pipe)
    done = run(["fmt", str(tmp_path)])
    assert done.returncode == 3
    assert done.stderr.decode().splitlines() == [
        f"Error: {broken}: cannot be opened: No such file or directory",
        f"Error: {pipe}: neither a file nor a folder",
    ]


def test_a_file_that_may_not_be_written_stays_and_the_others_are_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever runs the tests may write everything, perhaps; so the system is made to refuse."""
    locked, free = write(tmp_path / "a.ttl", UNTIDY), write(tmp_path / "b.ttl", UNTIDY)
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path != locked and access(path, mode))
    done = run(["fmt", str(tmp_path)])
    assert done.returncode == 2
    first, second = done.stderr.decode().splitlines()
    assert first == f"Error: cannot write `{locked}`: Permission denied"
    assert second == f"changed: {free}"
    assert (locked.read_bytes(), free.read_bytes()) == (UNTIDY, TIDY)


def test_a_folder_that_is_closed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    untidy = write(tmp_path / "a.ttl", UNTIDY)
    closed = tmp_path / "closed"
    closed.mkdir()
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    done = run(["fmt", str(tmp_path)])
    assert done.returncode == 3
    assert done.stderr.decode().splitlines() == [
        f"Error: {closed}: cannot be opened: Permission denied",
        f"changed: {untidy}",
    ]
