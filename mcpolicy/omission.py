"""What the sources say and a framework leaves out."""

from __future__ import annotations

from mcpolicy.statement import Value

__all__ = ["Omission"]


class Omission(Value):
    """A fact of the sources, or a part of one, that is left out.

    Attributes:
        facts: Ids of the fact in the notes on the sources.
        summary: What it says, in one line.
        reason: IRI of the reason, a `mcp:OmissionReason`.
        detail: The reason in a few words; of a fact encoded in part, the part that is left out.
        cited: Document and place, as text; None where the notes name none.
        see_also: IRIs of statements that say more of it.
    """

    iri: str
    id: str
    facts: tuple[str, ...]
    summary: str
    reason: str
    detail: str | None = None
    cited: str | None = None
    see_also: tuple[str, ...] = ()
