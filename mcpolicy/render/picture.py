"""A picture of ladders side by side, as SVG.

Levels stand lowest at the bottom; a link says that two levels correspond, and its stroke says on
whose word, so that the picture reads in print and in grey. A level without a counterpart ends in a
short stub with a cross, one of which nothing is claimed in a question mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from mcpolicy.crosswalk.routes import Answer, AnswerKind, Crosswalk
from mcpolicy.level import Ladder, MappingKind
from mcpolicy.pages.crosswalk import CrosswalkPage
from mcpolicy.render.context import Context
from mcpolicy.wording import Wording

__all__ = ["render_svg"]

_BOX_WIDTH, _BOX_HEIGHT, _STEP = 96, 26, 36
_GAP, _MARGIN, _TITLE, _LEGEND = 240, 24, 64, 22
_STROKES = {
    MappingKind.REFERENCING: ("2.6", ""),
    MappingKind.ALIGNMENT: ("2.6", "14 4"),
    MappingKind.COMPARISON: ("2", "8 4"),
    MappingKind.BY_QUALIFICATION_TYPE: ("1.6", "4 4"),
    MappingKind.BY_DESCRIPTOR: ("1.6", "1.5 4"),
}


def render_svg(page: CrosswalkPage, context: Context) -> str:
    """Draw one panel for each crosswalk, below each other."""
    crosswalks, wording = page.crosswalks, context.wording
    width = 2 * _MARGIN + 2 * _BOX_WIDTH + _GAP
    parts: list[str] = []
    top = _MARGIN
    for crosswalk in crosswalks:
        panel, height = _panel(crosswalk, wording, top)
        parts.extend(panel)
        top += height + _MARGIN
    legend = list(_legend(crosswalks, wording, top))
    parts.extend(part for entry in legend for part in entry)
    height = top + _LEGEND * len(legend) + _MARGIN
    subject = wording.text(crosswalks[0].subject.label)
    title = f"{subject} → {', '.join(wording.text(one.object.label) for one in crosswalks)}"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="img" font-family="sans-serif" font-size="13">',
            f"<title>{escape(title)}</title>",
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            *parts,
            "</svg>",
            "",
        ]
    )


def _kinds(crosswalks: Sequence[Crosswalk]) -> list[MappingKind]:
    found = {
        route.kind
        for one in crosswalks
        for answer in one.answers
        for route in answer.routes
        if route.object is not None
    }
    return sorted(found, key=lambda kind: -kind.strength)


def _middle(ladder: Ladder, index: int, top: int, rows: int) -> float:
    """Give the height of a level's middle; shorter ladders are spread over the same height."""
    count = len(ladder.levels)
    span = (rows - 1) * _STEP
    offset = span / 2 if count == 1 else span * index / (count - 1)
    return top + _TITLE + span - offset + _BOX_HEIGHT / 2


def _panel(crosswalk: Crosswalk, wording: Wording, top: int) -> tuple[list[str], int]:
    rows = max(len(crosswalk.subject.levels), len(crosswalk.object.levels), 1)
    left, right = _MARGIN, _MARGIN + _BOX_WIDTH + _GAP
    subject = escape(wording.text(crosswalk.subject.label))
    target = escape(wording.text(crosswalk.object.label))
    parts = [
        f'<text x="{left}" y="{top + 18}" font-weight="bold">{subject}</text>',
        f'<text x="{right + _BOX_WIDTH}" y="{top + 40}" text-anchor="end" font-weight="bold">'
        f"{target}</text>",
    ]
    here = {
        level.iri: _middle(crosswalk.subject, index, top, rows)
        for index, level in enumerate(crosswalk.subject.levels)
    }
    there = {
        level.iri: _middle(crosswalk.object, index, top, rows)
        for index, level in enumerate(crosswalk.object.levels)
    }
    for answer in crosswalk.answers:
        parts.extend(_links(answer, here[answer.subject.iri], there, left + _BOX_WIDTH, right))
    for ladder, places, x in ((crosswalk.subject, here, left), (crosswalk.object, there, right)):
        for level in ladder.levels:
            parts.append(_box(level.notation, x, places[level.iri]))
    return parts, _TITLE + (rows - 1) * _STEP + _BOX_HEIGHT


def _links(
    answer: Answer, start: float, there: dict[str, float], left: int, right: int
) -> Iterator[str]:
    if answer.kind is AnswerKind.NO_MATCH:
        yield f'<path d="M{left} {start:.1f}h26" stroke="#000" stroke-width="2" fill="none"/>'
        yield _cross(left + 26, start)
    elif answer.kind is AnswerKind.NOT_CLAIMED:
        yield _question(left + 26, start)
    for route in answer.routes:
        if route.object is None:
            continue
        width, dash = _STROKES[route.kind]
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        bend, end = (right - left) / 2, there[route.object]
        curve = f"M{left} {start:.1f}C{left + bend:.0f} {start:.1f} {right - bend:.0f} {end:.1f}"
        yield (
            f'<path d="{curve} {right} {end:.1f}" stroke="#000" stroke-width="{width}"{dashes} '
            'fill="none"/>'
        )


def _box(text: str, x: int, middle: float) -> str:
    top = middle - _BOX_HEIGHT / 2
    return (
        f'<rect x="{x}" y="{top:.1f}" width="{_BOX_WIDTH}" height="{_BOX_HEIGHT}" rx="4" '
        'fill="#eeeeee" stroke="#000"/>'
        f'<text x="{x + _BOX_WIDTH / 2:.0f}" y="{middle + 4.5:.1f}" text-anchor="middle">'
        f"{escape(text)}</text>"
    )


def _cross(x: float, y: float) -> str:
    return (
        f'<path d="M{x - 5:.0f} {y - 5:.1f}l10 10m0 -10l-10 10" stroke="#000" '
        'stroke-width="2" fill="none"/>'
    )


def _question(x: float, y: float) -> str:
    return f'<text x="{x:.0f}" y="{y + 4.5:.1f}" text-anchor="middle">?</text>'


def _legend(
    crosswalks: Sequence[Crosswalk], wording: Wording, top: int
) -> Iterator[tuple[str, str]]:
    y = top
    for kind in _kinds(crosswalks):
        y += _LEGEND
        width, dash = _STROKES[kind]
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        stroke = (
            f'<path d="M{_MARGIN} {y}h60" stroke="#000" stroke-width="{width}"{dashes} '
            'fill="none"/>'
        )
        yield stroke, _entry(wording.say(f"kind-{kind.value}"), y)
    found = {answer.kind for crosswalk in crosswalks for answer in crosswalk.answers}
    for answer, sign, key in (
        (AnswerKind.NO_MATCH, _cross, "crosswalk-none"),
        (AnswerKind.NOT_CLAIMED, _question, "crosswalk-not-claimed"),
    ):
        if answer in found:
            y += _LEGEND
            yield sign(_MARGIN + 30, y), _entry(wording.say(key), y)


def _entry(text: str, y: int) -> str:
    return f'<text x="{_MARGIN + 70}" y="{y + 4}">{escape(text)}</text>'
