"""Formats of reports: chosen by name or suffix, added by packages, valid where they are read."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from verify.errors import InputError
from verify.models import Decision, Report, Span
from verify.reports import writers as registry
from verify.reports.exports.annotations import resolve
from verify.reports.orders import Order, Writer
from verify.reports.passage import Context
from verify.reports.protected import COVER, protected
from verify.reports.writers import writer_of, writers

TEXT_FORMATS = ["html", "md", "json", "csv", "annotations", "claimreview", "sarif"]


def made(name: str, report: Report, context: Context, **asked: Any) -> bytes:
    return writers()[name].write(Order(report, context, **asked))


def loaded(name: str, report: Report, context: Context, **asked: Any) -> Any:
    return json.loads(made(name, report, context, **asked))


@pytest.fixture
def signed(report: Report) -> Report:
    """The report after somebody accepted one result, overruled one, and took a decision back."""
    at = report.run.started
    said = [
        (1, "accept", None, ""),
        (2, "override", "not_enough_evidence", "Half voted twice"),
    ]
    taken_back = [(3, "accept", None, ""), (3, "withdraw", None, "")]
    decisions = tuple(
        Decision.model_validate(
            {
                "number": n,
                "action": action,
                "by": "Ada Lind",
                "at": at,
                "label": label,
                "note": note,
            }
        )
        for n, action, label, note in [*said, *taken_back]
    )
    return report.model_copy(update={"decisions": decisions})


# --------------------------------------------------------------------------------- the registry


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("r.html", "html"),
        ("R.MD", "md"),
        ("r.json", "json"),
        ("r.docx", "docx"),
        ("r.csv", "csv"),
        ("r.jsonld", "annotations"),
        ("r.claimreview.jsonld", "claimreview"),
        ("r.sarif", "sarif"),
    ],
)
def test_the_suffix_names_the_format_the_longest_first(file: str, name: str) -> None:
    assert writer_of(file).name == name


def test_a_name_goes_before_the_suffix() -> None:
    assert writer_of("r.json", "sarif").name == "sarif"


@pytest.mark.parametrize(("file", "chosen"), [("r.txt", None), ("r", None), ("r.md", "tei")])
def test_an_unknown_format_is_refused_with_those_there_are(file: str, chosen: str | None) -> None:
    with pytest.raises(InputError, match="html"):
        writer_of(file, chosen)


def test_the_readme_lists_every_format_with_its_suffix() -> None:
    text = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| `(\.[\w.]+)` \| ", text, re.MULTILINE)
    ours = [(writer.name, writer.suffix) for writer in writers().values()]
    assert [row for row in rows if row in ours] == ours


def shouted(order: Order) -> bytes:
    return order.report.draft.title.upper().encode()


LOUD = Writer("loud", ".loud", "text/plain", "the title, loud", shouted)
TAKEN = Writer("html", ".loud", "text/plain", "the title, loud", shouted)
NOTHING = "no writer"


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Has a package bring the writer that a name of this file leads to."""

    def install(name: str) -> None:
        entry = EntryPoint("x", f"brought_by_a_package:{name}", registry.GROUP)
        monkeypatch.setattr(registry, "entry_points", lambda **_: [entry])
        registry.writers.cache_clear()

    monkeypatch.setitem(sys.modules, "brought_by_a_package", sys.modules[__name__])
    yield install
    monkeypatch.undo()
    registry.writers.cache_clear()


def test_a_package_adds_a_format(installed: Any, report: Report, context: Context) -> None:
    installed("LOUD")
    assert writer_of("r.loud").name == "loud"
    assert made("loud", report, context) == b"PILOTS VOTE"


@pytest.mark.parametrize(
    ("name", "problem"),
    [("TAKEN", "is taken"), ("NOTHING", "is no Writer"), ("MISSING", "cannot be loaded")],
)
def test_a_package_whose_writer_cannot_be_used_is_named(
    installed: Any, name: str, problem: str
) -> None:
    installed(name)
    with pytest.raises(InputError, match=problem):
        writers()


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_every_format_writes_every_report(name: str, report_all_of: Any, hostile: str) -> None:
    stored = lambda c: (c.prefix, c.exact, c.suffix)  # noqa: E731
    data = made(name, report_all_of(hostile), stored)
    assert data.decode("utf-8")


@pytest.mark.parametrize("name", ["json", "csv", "annotations", "sarif"])
def test_only_what_is_wanted_is_exported(name: str, report: Report, context: Context) -> None:
    text = made(name, report, context, only=frozenset(["refuted"])).decode()
    whole = json.dumps(report.draft.text)[1:-1]
    assert "Half of the 24 crews" in text
    assert "Fares will go up in May." not in text.replace(whole, "")


# ----------------------------------------------------------------------------------------- CSV


def test_the_table_has_a_row_for_each_result(signed: Report, context: Context) -> None:
    data = made("csv", signed, context)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["number"] for row in rows] == [str(n) for n, _ in signed.numbered()]
    second = rows[1]
    assert second["label"] == "refuted"
    assert second["decided"] == "not_enough_evidence"
    assert second["decided_by"] == "Ada Lind"
    assert second["source"] == "Ferry pilots turn offer down"
    start, end = int(second["start"]), int(second["end"])
    assert signed.draft.text[start:end] == second["text"]


def test_a_cell_is_never_a_formula(report_all_of: Any, context: Context) -> None:
    data = made("csv", report_all_of("=cmd|'/c calc'!A1"), lambda c: ("", c.exact, ""))
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows
    assert all(
        not (value or "").startswith(("=", "+", "-", "@")) for r in rows for value in r.values()
    )


# ----------------------------------------------------------------------------- Web Annotations

IRI = {"type": "string", "format": "uri", "pattern": "^[a-z]+:"}
SELECTOR = {
    "oneOf": [
        {
            "type": "object",
            "required": ["type", "exact"],
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string", "minLength": 1},
                "prefix": {"type": "string"},
                "suffix": {"type": "string"},
            },
            "additionalProperties": False,
        },
        {
            "type": "object",
            "required": ["type", "start", "end"],
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
            },
            "additionalProperties": False,
        },
    ]
}
MOTIVES = """assessing bookmarking classifying commenting describing editing highlighting
identifying linking moderating questioning replying tagging""".split()
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": MOTIVES},
        "created": {"type": "string", "format": "date-time"},
        "creator": {
            "type": "object",
            "properties": {"type": {"enum": ["Person", "Organization", "Software"]}},
        },
        "body": {
            "type": "array",
            "items": {
                "oneOf": [
                    {
                        "type": "object",
                        "required": ["type", "value"],
                        "properties": {
                            "type": {"const": "TextualBody"},
                            "value": {"type": "string"},
                            "purpose": {"enum": MOTIVES},
                        },
                    },
                    {
                        "type": "object",
                        "required": ["type", "source"],
                        "properties": {"type": {"const": "SpecificResource"}, "source": IRI},
                    },
                ]
            },
        },
        "target": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {"source": IRI, "selector": {"type": "array", "items": SELECTOR}},
        },
    },
}
PAGE = {
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationPage"},
        "items": {"type": "array", "items": ANNOTATION},
    },
}
"""The parts of the Web Annotation Data Model that we write (W3C Recommendation, 2017)."""


def valid(schema: dict[str, Any], document: Any) -> None:
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(document)


def test_annotations_are_what_the_model_of_the_w3c_says(signed: Report, context: Context) -> None:
    valid(PAGE, loaded("annotations", signed, context))


def test_annotations_of_the_draft_resolve_in_it(report: Report, context: Context) -> None:
    page = loaded("annotations", report, context)
    mine = [one for one in page["items"] if one["motivation"] == "assessing"]
    assert len(mine) == len(report.numbered())
    for one in mine:
        exact, position = one["target"]["selector"]
        span = Span(start=position["start"], end=position["end"])
        assert span.of(report.draft.text) == exact["exact"]
        assert resolve(one["target"], report.draft.text) == span
    assert len({one["id"] for one in page["items"]}) == len(page["items"])


def test_annotations_resolve_again_after_the_draft_gained_a_paragraph(
    report: Report, context: Context
) -> None:
    text = f"A new opening, with a crew.\n\n{report.draft.text}\nAnd a new end."
    for one in loaded("annotations", report, context)["items"]:
        if one["motivation"] == "assessing":
            found = resolve(one["target"], text)
            assert found is not None
            assert found.of(text) == one["target"]["selector"][0]["exact"]


def test_of_two_places_the_one_with_the_same_words_around_it_is_found() -> None:
    target = {
        "source": "urn:x",
        "selector": [
            {"type": "TextQuoteSelector", "exact": "It paid.", "prefix": "May. ", "suffix": " So"},
            {"type": "TextPositionSelector", "start": 5, "end": 13},
        ],
    }
    text = "It paid. In June it did. It was in May. It paid. So be it."
    found = resolve(target, text)
    assert found is not None
    assert found.start == text.index("It paid. So")


def test_an_annotation_whose_words_are_gone_is_an_orphan(report: Report, context: Context) -> None:
    first = loaded("annotations", report, context)["items"][0]
    assert resolve(first["target"], "Something else altogether.") is None


# -------------------------------------------------------------------------------- ClaimReview

WORK = {
    "type": "object",
    "required": ["@type", "name"],
    "properties": {
        "@type": {"const": "CreativeWork"},
        "url": {"type": "string", "format": "uri"},
        "datePublished": {"type": "string", "format": "date"},
    },
}
CLAIM_REVIEW = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["@context", "@type", "claimReviewed", "reviewRating", "author"],
        "properties": {
            "@context": {"const": "https://schema.org"},
            "@type": {"const": "ClaimReview"},
            "creativeWorkStatus": {"const": "Draft"},
            "claimReviewed": {"type": "string", "minLength": 1},
            "datePublished": {"type": "string", "format": "date"},
            "author": {
                "type": "object",
                "required": ["@type", "name"],
                "properties": {"@type": {"enum": ["Person", "Organization"]}},
            },
            "itemReviewed": {
                "type": "object",
                "properties": {"@type": {"const": "Claim"}, "appearance": WORK},
            },
            "reviewRating": {
                "type": "object",
                "required": ["@type", "ratingValue", "bestRating", "worstRating", "alternateName"],
                "properties": {
                    "@type": {"const": "Rating"},
                    "ratingValue": {"type": "integer", "minimum": 1, "maximum": 5},
                    "alternateName": {"type": "string", "minLength": 1},
                },
            },
            "citation": {"type": "array", "items": WORK},
        },
    },
}
"""The parts of schema.org's ClaimReview that search engines ask for, and that we write."""


def test_only_what_a_named_person_signed_becomes_a_review(signed: Report, context: Context) -> None:
    reviews = loaded("claimreview", signed, context)
    valid(CLAIM_REVIEW, reviews)
    assert [review["author"]["name"] for review in reviews] == ["Ada Lind", "Ada Lind"]
    accepted, overruled = reviews
    assert accepted["reviewRating"]["ratingValue"] == 3
    assert overruled["reviewBody"] == "Half voted twice"
    assert overruled["citation"][0]["text"] == "Six of the 24 crews"


def test_what_nobody_signed_is_no_review(report: Report, context: Context) -> None:
    assert loaded("claimreview", report, context) == []


# -------------------------------------------------------------------------------------- SARIF

REGION = {
    "type": "object",
    "properties": {
        name: {"type": "integer", "minimum": least}
        for name, least in [
            ("startLine", 1), ("startColumn", 1), ("endLine", 1), ("endColumn", 1),
            ("charOffset", 0), ("charLength", 0),
        ]
    } | {"snippet": {"$ref": "#/$defs/message"}},
    "additionalProperties": False,
}  # fmt: skip
LOCATION = {
    "type": "object",
    "properties": {
        "id": {"type": "integer", "minimum": 0},
        "message": {"$ref": "#/$defs/message"},
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "properties": {"uri": {"type": "string", "format": "uri-reference"}},
                },
                "region": REGION,
            },
        },
    },
    "additionalProperties": False,
}
KINDS = ["notApplicable", "pass", "fail", "review", "open"]
SARIF = {
    "$defs": {
        "message": {
            "type": "object",
            "required": ["text"],
            "properties": {"text": {"type": "string"}},
            "additionalProperties": False,
        }
    },
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {"driver": {"type": "object", "required": ["name"]}},
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "invocations": {
                        "type": "array",
                        "items": {"type": "object", "required": ["executionSuccessful"]},
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message"],
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "kind": {
                                    "enum": ["notApplicable", "pass", "fail", "review", "open"]
                                },
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"$ref": "#/$defs/message"},
                                "locations": {"type": "array", "items": LOCATION},
                                "relatedLocations": {"type": "array", "items": LOCATION},
                                "partialFingerprints": {"type": "object"},
                                "fixes": {
                                    "type": "array",
                                    "items": {"type": "object", "required": ["artifactChanges"]},
                                },
                                "suppressions": {
                                    "type": "array",
                                    "items": {"type": "object", "required": ["kind"]},
                                },
                            },
                            "additionalProperties": False,
                        },
                    },
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""The parts of SARIF 2.1.0 (OASIS) that we write."""


def test_sarif_is_what_its_schema_says(signed: Report, context: Context) -> None:
    log = loaded("sarif", signed, context)
    valid(SARIF, log)
    results = log["runs"][0]["results"]
    assert all(one["level"] == "none" for one in results if one["kind"] != "fail")
    assert [one["ruleId"] for one in results if "suppressions" in one] == ["refuted"]


def test_sarif_names_the_lines_and_columns_of_the_file(
    tmp_path: Path, report: Report, context: Context
) -> None:
    file = f"---\ntitle: Pilots\n---\n{report.draft.text}"
    log = loaded("sarif", report, context, original=file.encode())
    lines = file.split("\n")
    for one in log["runs"][0]["results"]:
        region = one["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] == region["endLine"]
        found = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
        assert found == region["snippet"]["text"]


# -------------------------------------------------------------------------- protected sources


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_a_protected_name_is_in_no_export(name: str, signed: Report, context: Context) -> None:
    order = protected(Order(signed, context), ["Ida Holm", "Harbour Post"])
    text = writers()[name].write(order).decode()
    assert not re.findall(r"\bIda\b|Holm|harbourpost|Harbour Post", text, re.IGNORECASE)


def test_what_is_covered_keeps_every_offset(report: Report, context: Context) -> None:
    order = protected(Order(report, context), ["Per Lund"])
    assert len(order.report.draft.text) == len(report.draft.text)
    assert f"{COVER * 3} {COVER * 4}." in order.report.draft.text
    assert [n for n, _ in order.items()] == [n for n, _ in report.numbered()]


def test_a_name_too_short_to_be_one_is_refused(report: Report, context: Context) -> None:
    with pytest.raises(InputError, match="--protect"):
        protected(Order(report, context), ["of"])
