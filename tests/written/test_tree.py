"""The tree of a written text: it agrees with the parser, term by term, and knows places."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

from helpers import CORPORA, ROOT, need, said_by
from mcpolicy.namespaces import RDF, XSD
from mcpolicy.turtle import Blank, Iri, Lit, TurtleSyntaxError, parse_turtle
from mcpolicy.written.tree import Written, WrittenObject
from turtle_texts import OWN_FILES, by_folder, same_graph, triples, turtle_texts

BASE = "http://base/x/y?q#f"
PREFIXES = "@prefix : <http://e/> . @prefix a: <http://a/> .\n"
TEXT = """\
# Of the whole.

@prefix : <http://e/> .
PREFIX mcp: <http://m/>

# Of s,
# twice.
:s a mcp:Rule , mcp:Other ; # kind
    mcp:label "caf\\u00e9"@FR ;
    # Of parts.
    mcp:parts ( 1 2.0 ) , [ mcp:n true ; mcp:m <#x> ] .
[] mcp:n 1e3 . _:b mcp:n 2 .
"""


def written(text: str, base: str = BASE) -> Written:
    return Written.of(text.encode(), base)


def value_of(text: str) -> WrittenObject:
    (statement,) = written(f"{PREFIXES}:s :p {text} .").statements
    ((value,),) = (one.objects for one in statement.properties)
    return value


def test_statements_are_told_with_their_places() -> None:
    found = written(TEXT)
    assert found.text == TEXT
    assert found.prefixes == {"": "http://e/", "mcp": "http://m/"}
    assert [(one.prefix, one.iri, one.line) for one in found.directives] == [
        ("", "http://e/", 3),
        ("mcp", "http://m/", 4),
    ]
    first, bracket, blank = found.statements
    assert (first.subject, first.line, first.column) == (Iri("http://e/s"), 8, 1)
    assert TEXT[first.start : first.end].startswith(":s a mcp:Rule")
    assert TEXT[first.start : first.end].endswith("<#x> ] .")
    assert TEXT[first.block_start : first.start] == "# Of s,\n# twice.\n"
    assert (bracket.subject, bracket.line, bracket.column) == (None, 12, 1)
    assert (blank.subject, blank.line, blank.column) == (Blank("_:b"), 12, 16)
    assert blank.block_start == blank.start
    assert found.statements_of("http://e/s") == (first,)
    assert found.statements_of("http://e/other") == ()


def test_properties_are_told_with_their_places() -> None:
    statement = written(TEXT).statements[0]
    kind, label, parts = statement.properties
    assert (kind.predicate, kind.verb, kind.line, kind.column) == (RDF.type, "a", 8, 4)
    assert [value.term for value in kind.objects] == [
        Iri("http://m/Rule"),
        Iri("http://m/Other"),
    ]
    assert (label.predicate, label.verb, label.line) == ("http://m/label", "mcp:label", 9)
    assert TEXT[label.start : label.end] == 'mcp:label "caf\\u00e9"@FR'
    assert label.objects[0].term == Lit("café", RDF.langString, "fr")
    assert (parts.line, parts.column) == (11, 5)
    assert statement.properties_of("http://m/parts") == (parts,)
    assert statement.properties_of("http://m/none") == ()


def test_brackets_and_lists_hold_their_parts() -> None:
    sequence, bracket = written(TEXT).statements[0].properties[2].objects
    assert (sequence.term, sequence.is_list, sequence.text) == (None, True, "( 1 2.0 )")
    assert [item.term for item in sequence.items] == [
        Lit("1", XSD.integer),
        Lit("2.0", XSD.decimal),
    ]
    assert (bracket.term, bracket.is_bracket, bracket.line, bracket.column) == (None, True, 11, 27)
    assert bracket.text == "[ mcp:n true ; mcp:m <#x> ]"
    assert [one.verb for one in bracket.properties] == ["mcp:n", "mcp:m"]
    assert bracket.properties[0].objects[0].term == Lit("true", XSD.boolean)
    assert bracket.properties[1].objects[0].term == Iri("http://base/x/y?q#x")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("<rel>", Iri("http://base/x/rel")),
        ("<>", Iri("http://base/x/y?q")),
        ("<?z>", Iri("http://base/x/y?z")),
        ("<../../up>", Iri("http://base/up")),
        ("<./a/./b/..>", Iri("http://base/x/a/")),
        ("</abs>", Iri("http://base/abs")),
        ("<//host/../a>", Iri("http://host/../a")),
        ("<HTTP://E/./a/../b>", Iri("HTTP://E/./a/../b")),
        ("<mailto:a@b>", Iri("mailto:a@b")),
        ("<http://[::1]:80/>", Iri("http://[::1]:80/")),
        ("<caf\\u00E9>", Iri("http://base/x/café")),
        ("a:", Iri("http://a/")),
        ("a:b\\~\\.c%2F", Iri("http://a/b~.c%2F")),
        ("_:x.y", Blank("_:x.y")),
        ("''", Lit("")),
        ('"a\\t\\"\\U0001F600"', Lit('a\t"😀')),
        ('"""a\r\n"b\\\\"""', Lit('a\r\n"b\\')),
        ('"x"@EN-us', Lit("x", RDF.langString, "en-us")),
        ('"1" ^^ a:d', Lit("1", "http://a/d")),
        ("+01", Lit("+01", XSD.integer)),
        (".50", Lit(".50", XSD.decimal)),
        ("1.E0", Lit("1.E0", XSD.double)),
        ("false", Lit("false", XSD.boolean)),
        ("[]", None),
        ("( )", None),
    ],
)
def test_a_term_is_what_it_stands_for(text: str, term: Iri | Blank | Lit | None) -> None:
    value = value_of(text)
    assert value.term == term
    assert type(value.term) is type(term)
    assert value.text == text
    data = f"{PREFIXES}:s :p {text} .".encode()
    assert same_graph(triples(Written.of(data, BASE)), parse_turtle(data, base=BASE))


def test_a_prefix_means_what_was_said_last() -> None:
    text = (
        "@base <http://b/c/> . @prefix p: <d/> . p:a p:a 1 . BASE <e/> prefix p: <f/> p:a p:a 1 ."
    )
    assert [one.subject for one in written(text).statements] == [
        "http://b/c/d/a",
        "http://b/c/e/f/a",
    ]
    assert written(text).prefixes == {"p": "http://b/c/e/f/"}


ACCEPTED = [
    "",
    "\ufeff",
    "\ufeff:s :p :o .",
    "# only a comment",
    ":s :p :o ;; :q :r ; .",
    ":s :p <o>.:a :b 1.:c :d _:e.",
    "[ :p :o ] .",
    "[ :p :o ; ] :q :r .",
    "[] a [] .",
    "(1) :p () .",
    ":s :p (((()))) .",
    ":s a a:, <x>.",
    'prefix x: <http://x/> x: :p "x"@prefix .',
    ":s :p :o .# c\r:a :b :c .",
    '@prefix x.y: <http://x/> . x.y:z :p "\x00" .',
    ":: a ::: .",
    ":s :p <http://e:80?\ue000> .",
]
REFUSED = [
    (":s :p :o", 7, "the file ends where one of `;` `,` `.` is expected"),
    (":s :p", 4, "the file ends where a value is expected"),
    (":s :p :o , .", 12, "`.` stands where a value is expected"),
    (":s ; :p :o .", 4, "`;` stands where a predicate is expected"),
    (":s :p :o ; ; ]", 14, "`]` stands where one of `;` `,` `.` is expected"),
    (":s :p [ :q :r .", 15, "`.` stands where one of `;` `,` `]` is expected"),
    (":s :p ( 1 .", 11, "`.` stands where an item of the list, or `)` is expected"),
    (":s :p . ", 7, "`.` stands where a value is expected"),
    ("[] .", 4, "`.` stands where a predicate is expected"),
    ("() .", 4, "`.` stands where a predicate is expected"),
    ("a a a .", 1, "`a` stands where a subject is expected"),
    ('"x" :p :o .', 1, '`"x"` stands where a subject is expected'),
    (":s _:p :o .", 4, "`_:p` stands where a predicate is expected"),
    (":s [] :o .", 4, "`[` stands where a predicate is expected"),
    (':s :p "1"^^"x" .', 12, '`"x"` stands where the IRI of a datatype is expected'),
    (":s b:p 1 .", 4, "the prefix `b:` is not declared"),
    ("@prefix b <x> .", 9, "`b` means nothing in Turtle"),
    ("@prefix b:c <x> .", 9, "`b:c` stands where a prefix such as `mcp:` is expected"),
    ("@base a: .", 7, "`a:` stands where an IRI in angle brackets is expected"),
    ("@prefix b: <x> :s :p :o .", 16, "`:s` stands where `.` is expected"),
    ("PREFIX b: <x> .", 15, "`.` stands where a subject is expected"),
    (":s :p <http://e/%zz> .", 7, "`http://e/%zz` is no IRI"),
    (":s :p <http://[x/> .", 7, "`http://[x/` is no IRI"),
    (":s :p <http://e:x/> .", 7, "`http://e:x/` is no IRI"),
    (":s :p <http://e/\\u0020> .", 7, "`http://e/ ` is no IRI"),
    (":s :p <a#b#c> .", 7, "`http://base/x/a#b#c` is no IRI"),
    (":s :p a:\\#\\# .", 7, "`http://a/##` is no IRI"),
    (":s :p <1a:b> .", 7, "`1a:b` is no IRI"),
]


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_the_parser_accepts_is_read_alike(text: str) -> None:
    data = text.encode()
    if not text.startswith("\ufeff"):
        data = PREFIXES.encode() + data
    else:
        data = "\ufeff".encode() + PREFIXES.encode() + text[1:].encode()
    assert same_graph(triples(Written.of(data, BASE)), parse_turtle(data, base=BASE))


@pytest.mark.parametrize(("text", "column", "said"), REFUSED)
def test_what_the_parser_refuses_is_refused_with_its_place(
    text: str, column: int, said: str
) -> None:
    data = (PREFIXES + text).encode()
    with pytest.raises(TurtleSyntaxError):
        parse_turtle(data, base=BASE)
    with pytest.raises(TurtleSyntaxError) as caught:
        Written.of(data, BASE)
    assert said_by(caught.value) == said
    assert (caught.value.line, caught.value.column) == (2, column)


@pytest.mark.parametrize(
    "text",
    ['VERSION "1.2"', ":s :p :o {| :q :r |} .", ":s :p <<( :a :b :c )>> .", ':s :p "x"@en--ltr .'],
)
def test_what_is_newer_than_turtle_1_1_is_refused(text: str) -> None:
    with pytest.raises(TurtleSyntaxError):
        written(PREFIXES + text)


def test_what_is_no_utf8_is_refused_with_its_line() -> None:
    with pytest.raises(TurtleSyntaxError) as caught:
        Written.of(b"# a\n# \xff\n")
    assert caught.value.line == 2
    assert "UTF-8" in said_by(caught.value)


@pytest.mark.parametrize(("opening", "closing"), [("[ :p ", "]"), ("( ", ")"), ("[:p(", ")]")])
def test_deep_nesting_is_read_as_deep_as_the_parser_does(opening: str, closing: str) -> None:
    each = len(opening.replace(":p", "").replace(" ", ""))
    for depth, fits in ((200, True), (201, False), (100_000, False)):
        times = -(-depth // each)
        data = f"{PREFIXES}:s :p {opening * times}1{closing * times} .".encode()
        if fits:
            assert len(triples(Written.of(data))) == len(parse_turtle(data))
            continue
        for read in (Written.of, parse_turtle):
            with pytest.raises(TurtleSyntaxError, match="nested more than 200 deep"):
                read(data)


@given(turtle_texts())
def test_the_tree_states_what_the_parser_reads(text: str) -> None:
    data = text.encode()
    found = Written.of(data, BASE)
    assert found.text == text
    assert same_graph(triples(found), parse_turtle(data, base=BASE))


def agrees(path: Path) -> bool:
    data = path.read_bytes()
    return same_graph(triples(Written.of(data, BASE)), parse_turtle(data, base=BASE))


OWN = by_folder(OWN_FILES, ROOT)


@pytest.mark.parametrize("folder", OWN)
def test_the_tree_of_the_files_of_the_project_states_what_the_parser_reads(folder: str) -> None:
    assert not [path for path in OWN[folder] if not agrees(path)]


def test_the_tree_of_the_files_of_others_states_what_the_parser_reads() -> None:
    paths = sorted(need(CORPORA).rglob("*.ttl"))
    assert len(paths) > 100
    assert not [path for path in paths if not agrees(path)]


def test_a_value_of_the_tree_is_frozen() -> None:
    value = value_of("1")
    with pytest.raises(AttributeError):
        value.term = None  # type: ignore[misc]
    assert Decimal(value.text) == 1
