"""What a reader is told of the input besides its document."""

from __future__ import annotations

from collections.abc import Iterable

from mcpolicy.model import AnySubject, InputRecord
from mcpolicy.statement import Value
from mcpolicy.wording import Note

__all__ = ["InputSource"]


class InputSource(Value):
    """Where records come from.

    Attributes:
        path: The input, as the caller named it.
        format: Name of the format that it is read as.
        digest: SHA-256 of its bytes.
    """

    path: str
    format: str
    digest: str

    def record(
        self,
        subject: AnySubject,
        index: int,
        *,
        ignored: Iterable[str | Note] = (),
        remarks: Iterable[Note] = (),
    ) -> InputRecord:
        """Make the record of a subject, the `index`-th of the input."""
        return InputRecord(
            subject=subject,
            path=self.path,
            format=self.format,
            index=index,
            digest=self.digest,
            ignored=tuple(ignored),
            remarks=tuple(remarks),
        )
