"""The form of the house: expected texts are written out; on any text it changes no meaning."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from helpers import CORPORA, ROOT, need
from mcpolicy.turtle import TurtleSyntaxError, parse_turtle
from mcpolicy.written.format import format_turtle
from mcpolicy.written.tokens import Kind, tokenize
from mcpolicy.written.tree import Written
from turtle_texts import OWN_FILES, by_folder, comments, same_graph, turtle_texts

PREFIX = "@prefix : <http://e/> .\n"


def formatted(text: str) -> str:
    return format_turtle(text.encode()).decode()


def laid_out(statements: str) -> str:
    """Give statements in form, without the prefix before them."""
    text = formatted(PREFIX + statements)
    assert text.startswith(f"{PREFIX}\n")
    return text.removeprefix(f"{PREFIX}\n")


IN_FORM = """\
# Licence.

@base <http://b/> .
@prefix : <http://e/> .
@prefix mcp: <http://m/> . # the words
@prefix rdfs: <http://r/> .

# A heading

# Of the rule.
:rule a mcp:Rule , mcp:Shape ; # kind
    rdfs:label "one"@en ,
        "zwei"@de ; # german
    # Of the parts.
    mcp:parts (
        [ mcp:path mcp:stacksToward ; mcp:minCount 1 ]
        # Of the second.
        [ mcp:path ( mcp:a mcp:b ) ; mcp:minCount 2 ]
    ) ;
    mcp:with [
        mcp:credit [ mcp:amount 14.0 ; mcp:creditSystem mcp:ects ] ; # small
        mcp:names :a , :b , 1 , true
    ] ;
    mcp:several [
            # Inside.
            mcp:amount 1
        ] ,
        [ mcp:amount 2 ] ;
    mcp:text \"\"\"line
  line\x20\x20
\"\"\" ;
    mcp:none [] ,
        () .

:other
    mcp:locator "page 1"^^mcp:place .
# Below, and of what is above.

# Of the bracket.
[ a mcp:Note ; mcp:n 1 ] .

[] a mcp:Note .

( 1 2 )
    mcp:n 1
    # the last word
    .

# The end.
"""


def test_what_is_in_form_comes_back() -> None:
    assert formatted(IN_FORM) == IN_FORM


def test_what_is_not_in_form_is_brought_into_it() -> None:
    text = (
        "\ufeff  # Licence.\r\n\r\nPREFIX rdfs:<http://r/>\r\nbase <http://b/>\r\n"
        "@prefix mcp:<http://m/>. # the words\r\n:x :y :z. # end\r\n"
    ).replace(":x :y :z", "mcp:x mcp:y mcp:z ;; rdfs:q 1,2 ; rdf:type mcp:C;")
    text = text.replace("rdf:type", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>")
    assert formatted(text) == (
        "# Licence.\n\n@base <http://b/> .\n@prefix mcp: <http://m/> . # the words\n"
        "@prefix rdfs: <http://r/> .\n\nmcp:x\n    mcp:y mcp:z ;\n    rdfs:q 1 , 2 ;\n"
        "    a mcp:C . # end\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b""),
        (b"\xef\xbb\xbf", b""),
        (b" \r\n\n", b""),
        (b"# a", b"# a\n"),
        (b"\n\n# a \t\n\n\n\n#b\n#c\n\n", b"# a\n\n#b\n#c\n"),
    ],
)
def test_files_without_statements(before: bytes, after: bytes) -> None:
    assert format_turtle(before) == after


NAMES = " , ".join(f":name-{number:02}" for number in range(9))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f":s :p {NAMES[:85]} .", f":s\n    :p {NAMES[:85]} .\n"),
        (
            f":s :p {NAMES} .",
            ":s\n    :p " + NAMES.replace(" , ", " ,\n        ") + " .\n",
        ),
        (
            f":s a {NAMES} .",
            ":s a " + NAMES.replace(" , ", " ,\n        ") + " .\n",
        ),
        (':s :p "x" .', ':s\n    :p "x" .\n'),
        (':s :p "x" , 1 .', ':s\n    :p "x" ,\n        1 .\n'),
        (f':s :p "{"x" * 200}" .', f':s\n    :p "{"x" * 200}" .\n'),
        (f":s :p [ :q '{'x' * 80}' ] .", f":s\n    :p [ :q '{'x' * 80}' ] .\n"),
        (f":s :p [ :q '{'x' * 85}' ] .", f":s\n    :p [\n        :q '{'x' * 85}'\n    ] .\n"),
        (":s :p [ :q '''a\nb''' ] .", ":s\n    :p [\n        :q '''a\nb'''\n    ] .\n"),
        (":s :p [:q 1;:r 2;].", ":s\n    :p [ :q 1 ; :r 2 ] .\n"),
        (":s :p (1 2(3)()[ ]).", ":s\n    :p ( 1 2 ( 3 ) () [] ) .\n"),
        (":s :p 'x' @en , 'y' ^^ :d .", ":s\n    :p 'x'@en ,\n        'y'^^:d .\n"),
        (f"[ :p '{'x' * 100}' ] .", f"[\n    :p '{'x' * 100}'\n] .\n"),
        (
            f"[ :p '{'x' * 100}' ] a :C .",
            f"[\n    :p '{'x' * 100}'\n] a :C .\n",
        ),
    ],
)
def test_lines_have_at_most_a_hundred_characters_where_they_can(before: str, after: str) -> None:
    assert laid_out(before) == after


def test_the_line_of_a_hundred_characters_is_the_last_that_fits() -> None:
    for name, item in (("b" * 85, "b" * 83), ("b" * 86, "b" * 84)):
        fits = len(name) == 85
        text = laid_out(f":s :p :a , :{name} .")
        assert [len(line) for line in text.splitlines()] == [2, 100] if fits else [2, 11, 97]
        text = laid_out(f":s :p [ :q :{item} ] .")
        assert [len(line) for line in text.splitlines()] == [2, 100] if fits else [2, 8, 96, 7]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (":s # c\n :p 1 .", ":s # c\n    :p 1 .\n"),
        (":s # c\n a :C .", ":s # c\n    a :C .\n"),
        (":s\n# c\na :C .", ":s\n    # c\n    a :C .\n"),
        (":s :p # c\n 1 .", ":s\n    :p # c\n        1 .\n"),
        (":s :p 1 # c\n ; :q 2 .", ":s\n    :p 1 ; # c\n    :q 2 .\n"),
        (":s :p 1 ; # c\n .", ":s\n    :p 1 . # c\n"),
        (":s :p 1 # c\n .", ":s\n    :p 1 . # c\n"),
        (":s :p 1 # c\n . # d", ":s\n    :p 1 . # c\n# d\n"),
        (":s :p 1\n# c\n .", ":s\n    :p 1\n    # c\n    .\n"),
        (":s :p 1 # b\n# c\n .", ":s\n    :p 1 # b\n    # c\n    .\n"),
        (":s :p 1 , # c\n 2 .", ":s\n    :p 1 , # c\n        2 .\n"),
        (":s :p 1\n# c\n , 2 .", ":s\n    :p 1 ,\n        # c\n        2 .\n"),
        (":s :p [ # c\n ] .", ":s\n    :p [ # c\n    ] .\n"),
        (":s :p ( 1 # c\n 2 ) .", ":s\n    :p (\n        1 # c\n        2\n    ) .\n"),
        (":s :p 'x' # c\n @en .", ":s\n    :p 'x' # c\n        @en .\n"),
        (":s :p 1 ;\n\n\n# c\n\n:q 2 .", ":s\n    :p 1 ;\n    # c\n    :q 2 .\n"),
        (":s :p 1 .\n# c\n:t :p 2 .", ":s\n    :p 1 .\n\n# c\n:t\n    :p 2 .\n"),
        (":s :p 1 .\n# c\n\n:t :p 2 .", ":s\n    :p 1 .\n# c\n\n:t\n    :p 2 .\n"),
        (":s :p 1 . :t :p 2 .", ":s\n    :p 1 .\n\n:t\n    :p 2 .\n"),
    ],
)
def test_comments_stay_where_they_are(before: str, after: str) -> None:
    assert laid_out(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "@prefix b: <b:> .\n\n@prefix : <e:> .\n\nPREFIX a: <a:>\na:a a:a 1 .",
            "@prefix : <e:> .\n@prefix a: <a:> .\n@prefix b: <b:> .\n\na:a\n    a:a 1 .\n",
        ),
        (
            "@prefix b: <b:> .\nb:s b:p 1 .\n\n# of a\n@prefix a: <a:> . # c\nb:t b:p 2 .",
            "@prefix a: <a:> .\n@prefix b: <b:> .\n\nb:s\n    b:p 1 .\n\n# of a\n# c\n\n"
            "b:t\n    b:p 2 .\n",
        ),
        (
            "# top\n\n# of s\n<s:> <p:> 1 .\n@prefix a: <a:> .",
            "# top\n\n@prefix a: <a:> .\n\n# of s\n<s:>\n    <p:> 1 .\n",
        ),
        (
            "# z first\n@prefix z: <z:> .\n# others\n@prefix c: <c:> .\n@prefix b: <b:> .",
            "# z first\n@prefix z: <z:> .\n# others\n@prefix b: <b:> .\n@prefix c: <c:> .\n",
        ),
        (
            "@prefix b: <b:> . # 1\n@prefix c: <c:> .\n@prefix a: <a:> . # 2\n",
            "@prefix b: <b:> . # 1\n@prefix c: <c:> .\n@prefix a: <a:> . # 2\n",
        ),
        (
            "@prefix b: <b:> . # 1\n@prefix a: <a:> .\n",
            "@prefix a: <a:> .\n@prefix b: <b:> . # 1\n",
        ),
        ("@prefix # c\n a: <a:> .", "@prefix a: <a:> . # c\n"),
        (
            "@prefix b: <b:> .\nb:s b:p 1 .\n@prefix b: <c:> .\nb:s b:p 1 .",
            "@prefix b: <b:> .\n\nb:s\n    b:p 1 .\n\n@prefix b: <c:> .\n\nb:s\n    b:p 1 .\n",
        ),
        (
            "@prefix b: <b/> .\n@base <http://x/> .\n@prefix a: <a/> .",
            "@prefix b: <b/> .\n@base <http://x/> .\n@prefix a: <a/> .\n",
        ),
        (
            "@prefix b: <b:> .\n@base <http://x/> .\n@prefix a: <a/> .",
            "@base <http://x/> .\n@prefix a: <a/> .\n@prefix b: <b:> .\n",
        ),
        (
            "<s:> <p:> 1 .\n@base <http://x/> .\n@prefix a: <a/> .",
            "<s:>\n    <p:> 1 .\n\n@base <http://x/> .\n@prefix a: <a/> .\n",
        ),
    ],
)
def test_prefixes_come_first_where_that_changes_nothing(before: str, after: str) -> None:
    assert formatted(before) == after
    assert formatted(after) == after


def test_what_is_no_turtle_is_refused_with_its_place() -> None:
    with pytest.raises(TurtleSyntaxError) as caught:
        format_turtle(b"# a\n:s :p 1 .")
    assert (caught.value.line, caught.value.column) == (2, 1)


def test_the_deepest_brackets_that_are_read_are_laid_out() -> None:
    for opening, closing, times in (("[:p ", "]", 200), ("(", ")", 200), ("[:p(", ")]", 100)):
        text = f"{PREFIX}:s :p {opening * times}'{'x' * 90}'{closing * times} ."
        once = formatted(text)
        assert formatted(once) == once
        before, after = (
            [token.text for token in tokenize(whole) if not token.is_layout]
            for whole in (text, once)
        )
        assert before == after


def check_form(data: bytes) -> None:
    """Hold a file, whatever stands in it, to what the form promises."""
    before, laid = Written.of(data), format_turtle(data)
    after = Written.of(laid)
    assert format_turtle(laid) == laid
    assert same_graph(parse_turtle(data), parse_turtle(laid))
    assert comments(after) == comments(before)
    assert after.prefixes == before.prefixes
    assert [one.subject for one in after.statements] == [one.subject for one in before.statements]
    strings = [token.text for token in before.tokens if token.kind is Kind.STRING]
    assert [token.text for token in after.tokens if token.kind is Kind.STRING] == strings
    spaces = [token.text for token in after.tokens if token.kind is Kind.SPACE]
    assert not [text for text in spaces if re.search(r"[\r\t\ufeff]| \n|\n\n\n", text)]
    assert laid == b"" or re.search(rb"[^\n]\n\Z", laid)


@given(turtle_texts())
def test_the_form_changes_no_meaning_and_loses_no_comment(text: str) -> None:
    check_form(text.encode())


OWN = by_folder(OWN_FILES, ROOT)


@pytest.mark.parametrize("folder", OWN)
def test_the_form_of_the_files_of_the_project(folder: str) -> None:
    for path in OWN[folder]:
        check_form(path.read_bytes())


def test_the_form_of_the_files_of_others() -> None:
    paths: list[Path] = sorted(need(CORPORA).rglob("*.ttl"))
    assert len(paths) > 100
    for path in paths:
        check_form(path.read_bytes())
