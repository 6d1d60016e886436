"""A ladder with its levels and their descriptors."""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.pages.levels import DescribedLevel, DomainDescriptor, LevelsPage
from mcpolicy.render.context import Context
from mcpolicy.render.json import dump_json, source_json
from mcpolicy.render.layout import cited, wrap
from mcpolicy.wording import Wording

__all__ = ["render_json", "render_text"]


def render_text(page: LevelsPage, context: Context) -> str:
    """Write the ladder for people, from the lowest level."""
    return "\n".join(_lines(page, context.wording)) + "\n"


def _lines(page: LevelsPage, wording: Wording) -> Iterator[str]:
    ladder = page.ladder
    name = wording.text(ladder.label)
    yield wording.say("levels-title", ladder=name, count=len(ladder.levels))
    yield wrap(cited(ladder.citation), "  ")
    for described in page.levels:
        yield ""
        yield f"{described.level.notation}  {wording.text(described.level.label)}"
        if not described.descriptors:
            yield f"  {wording.say('levels-no-text')}"
        for shown in described.descriptors:
            domain = "?" if shown.domain is None else wording.text(shown.domain)
            text = _paraphrase(shown, wording) or ""
            evidence = wording.say(f"evidence-{shown.descriptor.evidence}")
            line = wording.say("entry", name=domain, value=f"{text} ({evidence})")
            yield wrap(line, "  ", "    ")
            codes = ", ".join(wording.text(code.label) for code in shown.codes)
            if codes:
                yield wrap(f"[{codes}]", "    ", "    ")


def _paraphrase(shown: DomainDescriptor, wording: Wording) -> str | None:
    paraphrase = shown.descriptor.paraphrase
    return None if paraphrase is None else wording.text(paraphrase)


def render_json(page: LevelsPage, context: Context) -> str:
    """Write the ladder with every descriptor and its source."""
    wording = context.wording
    return dump_json(
        {
            "format": "mcpolicy-levels/1",
            "ladder": page.ladder.id,
            "label": wording.text(page.ladder.label),
            "levels": [_level_json(described, wording) for described in page.levels],
        }
    )


def _level_json(described: DescribedLevel, wording: Wording) -> dict[str, object]:
    level = described.level
    return {
        "id": level.id,
        "notation": level.notation,
        "order": level.order,
        "label": wording.text(level.label),
        "iris": [name for name in level.names if "://" in name],
        "descriptors": [
            {
                "domain": None if shown.domain is None else wording.text(shown.domain),
                "paraphrase": _paraphrase(shown, wording),
                "evidence": shown.descriptor.evidence,
                "codes": [code.id for code in shown.codes],
                "source": source_json(shown.descriptor.citation),
            }
            for shown in described.descriptors
        ],
    }
