"""Which text is shown where the language asked for is missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcpolicy.text import LangText
from mcpolicy.wording import LANGUAGES, Wording, is_language_tag, nearest_languages

TAGS = ("de", "en", "en-gb", "es", "es-mx", "fr", "pt", "pt-br", "und", "zh", "zh-hant")
texts = st.sets(st.sampled_from(TAGS), min_size=1).map(
    lambda tags: LangText.of({tag: f"in {tag}" for tag in tags})
)
asked = st.sampled_from((*TAGS, "pt-BR", "zh-Hant-TW", "es-419", "sw"))


@pytest.mark.parametrize(
    ("asked", "there", "shown"),
    [
        ("pt-BR", ("en", "pt", "pt-br"), "pt-br"),
        ("pt-BR", ("en", "es", "pt"), "pt"),
        ("zh-Hant-TW", ("en", "zh", "zh-hant"), "zh-hant"),
        ("zh-Hant-TW", ("en", "zh"), "zh"),
        ("pt-BR", ("en", "es", "und"), "en"),
        ("pt", ("en", "pt-br"), "en"),
        ("es", ("fr", "und"), "und"),
        ("es", ("fr", "pt"), "fr"),
        ("en", ("en-gb", "und"), "und"),
        ("en-GB", ("en", "fr"), "en"),
    ],
)
def test_the_nearest_language_is_shown(asked: str, there: tuple[str, ...], shown: str) -> None:
    text = LangText.of({tag: f"in {tag}" for tag in there})
    assert (text.get(asked), text.tag(asked)) == (f"in {shown}", shown)


@given(texts, asked)
def test_a_text_that_is_there_in_the_language_is_shown(text: LangText, language: str) -> None:
    if language.lower() in dict(text.items):
        assert text.get(language) == f"in {language.lower()}"


@given(texts, asked)
def test_some_text_is_always_shown_and_its_language_known(text: LangText, language: str) -> None:
    assert (text.tag(language), text.get(language)) in text.items


@given(texts, asked)
def test_letters_of_a_tag_may_be_upper_or_lower_case(text: LangText, language: str) -> None:
    assert text.get(language.upper()) == text.get(language.lower())


@given(texts, asked)
def test_what_is_shown_for_a_language_is_what_its_base_shows_or_its_own(
    text: LangText, language: str
) -> None:
    base, _, narrower = language.rpartition("-")
    if base and narrower and language.lower() not in dict(text.items):
        assert text.get(language) == text.get(base)


@given(texts, asked)
def test_a_further_language_changes_no_other(text: LangText, language: str) -> None:
    """Who adds Swahili changes nothing for who reads another language, where there is English."""
    more = LangText.of({**dict(text.items), "sw": "kwa Kiswahili"})
    if language != "sw" and "en" in dict(text.items):
        assert more.get(language) == text.get(language)


@given(asked)
def test_english_is_asked_last(language: str) -> None:
    tags = nearest_languages(language)
    assert tags[0] == language.lower()
    assert "en" in tags
    assert len(set(tags)) == len(tags)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Sources"),
        ("fr", "Sources"),
        ("pt", "Fontes"),
        ("pt-BR", "Fontes"),
        ("PT", "Fontes"),
        ("es", "Sources"),
        ("zh-Hant", "Sources"),
    ],
)
def test_sentences_are_said_in_the_nearest_language_of_the_interface(
    language: str, sentence: str
) -> None:
    wording = Wording(language)
    assert (wording.say("frameworks-sources"), wording.language) == (sentence, language)
    assert len(LANGUAGES) == 3


@pytest.mark.parametrize("language", ["", "e", "pt_BR", "fr-", "fr fr", "français", "x\n"])
def test_what_is_no_tag_is_no_language(language: str) -> None:
    assert not is_language_tag(language)
    with pytest.raises(ValueError, match="is not a language tag such as"):
        Wording(language)
