"""Articles from plain text and Markdown, also where other tools wrote it."""

from collections.abc import Iterable
from dataclasses import replace

from verify.sources.encoding import decode
from verify.sources.exports import articles_of_export
from verify.sources.header import with_front_matter
from verify.sources.reader import Found, Given
from verify.sources.repair import repaired
from verify.sources.transcripts import looks_like_subtitles, subtitles, transcript
from verify.sources.wire import wire_story
from verify.text.canonical import canonical


def read_markdown(given: Given) -> Iterable[Found]:
    """The article in a Markdown file, with what its front matter says of it."""
    yield with_front_matter(canonical(decode(given.data(), given.where, given.charset)))


def read_text(given: Given) -> Iterable[Found]:
    """The article in a text file, or what a database, a wire or a transcript wrote into it."""
    text = canonical(decode(given.data(), given.where, given.charset))
    if looks_like_subtitles(text):
        yield subtitles(text, given.where)
        return
    exported = articles_of_export(text)
    if exported:
        yield from exported
        return
    article = wire_story(text) or with_front_matter(text)
    spoken = transcript(repaired(article.text)[0])
    if spoken is not None:
        article = replace(article, text=spoken.text, turns=spoken.turns).noting(*spoken.notes)
    yield article
