"""What a command writes: a page in one form, to standard output or to a file."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from mcpolicy.cli.errors import WrongUsageError
from mcpolicy.render import render
from mcpolicy.render.context import Context
from mcpolicy.render.layout import Palette
from mcpolicy.wording import Note, Wording

__all__ = ["show", "write", "write_all", "write_bytes"]


def show(
    kind: str,
    page: object,
    form: str,
    wording: Wording,
    output: str | None,
    *,
    every: bool = False,
) -> None:
    """Write a page.

    Args:
        kind: The kind of page, a key of `mcpolicy.render.FORMS`.
        page: The page.
        form: The form.
        wording: The language.
        output: A file; None or `-` for standard output.
        every: Show also what is left out by default.

    Raises:
        WrongUsageError: If the file cannot be written.
    """
    context = Context(wording=wording, palette=_palette(output), every=every)
    write(render(kind, form, page, context), output)


def write(text: str, output: str | None) -> None:
    """Write a text whole, or not at all: a file is replaced only when everything is written.

    Raises:
        WrongUsageError: If the file cannot be written.
    """
    write_bytes(text.encode("utf-8", "backslashreplace"), output)


def write_bytes(data: bytes, output: str | None) -> None:
    """Write bytes whole, or not at all, to a file or, for None and `-`, to standard output.

    Raises:
        WrongUsageError: If the file cannot be written.
    """
    if output is None or output == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        _replace(Path(output).resolve(), data)
    except OSError as error:
        why = error.strerror or str(error)
        raise WrongUsageError(Note.of("usage-not-written", path=output, why=why)) from None


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files whole, or none: each is written beside its place before any takes it.

    Raises:
        WrongUsageError: If one of them cannot be written.
    """
    with ExitStack() as stack:
        place = next(iter(files), Path())
        try:
            ready: list[tuple[str, Path]] = []
            for place, data in files.items():
                place.parent.mkdir(exist_ok=True)
                target = place.resolve()
                ready.append((stack.enter_context(_beside(target, data)), target))
            for temporary, place in ready:
                os.replace(temporary, place)
        except OSError as error:
            why = error.strerror or str(error)
            note = Note.of("usage-not-written", path=str(place), why=why)
            raise WrongUsageError(note) from None


def _replace(target: Path, data: bytes) -> None:
    """Put bytes in the place of a file; what is no plain file, such as a pipe, is written to."""
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    with _beside(target, data) as temporary:
        os.replace(temporary, target)


@contextmanager
def _beside(target: Path, data: bytes) -> Iterator[str]:
    """Write bytes beside a file, to take its place; what does not take it is removed."""
    if target.exists() and not (target.is_file() and os.access(target, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(temporary, mode)
        yield temporary
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _palette(output: str | None) -> Palette:
    """Choose colours: only on a terminal, and as NO_COLOR, FORCE_COLOR and TERM ask."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    forced = bool(os.environ.get("FORCE_COLOR"))
    return Palette(colour=not plain and output is None and (forced or sys.stdout.isatty()))
