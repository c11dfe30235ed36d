"""A Word file as its parts: what is not changed is written back byte for byte."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any

from verify.errors import InputError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ROOT = "_rels/.rels"
_CONTENT_TYPES = "[Content_Types].xml"


class Package:
    """The parts of a .docx, of which XML ones can be changed; `saved` gives the file.

    `body` is the root of its main document. Raises InputError for a file that is no .docx.
    """

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self._entries = archive.infolist()
                self._bytes = {entry.filename: archive.read(entry) for entry in self._entries}
        except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError) as error:
            raise InputError(f"{where}: this .docx is broken ({error})") from None
        self._trees: dict[str, Any] = {}
        self._changed: set[str] = set()
        self._main = self._target(_ROOT, "officeDocument")
        self.body = self.tree(self._main)

    def tree(self, name: str) -> Any:
        """The root element of the XML part `name`; what is changed in it is saved."""
        from lxml import etree

        if name not in self._trees:
            if name not in self._bytes:
                raise InputError(f"{self._where}: this .docx has no part {name}")
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            try:
                self._trees[name] = etree.fromstring(self._bytes[name], parser)
            except etree.XMLSyntaxError as error:
                raise InputError(f"{self._where}: its part {name} is broken ({error})") from None
        return self._trees[name]

    def comments(self) -> Any:
        """The root of the comments, an empty one where the file has none so far."""
        name = self._comments_part()
        self._changed |= {self._main, name}
        return self.tree(name)

    def link_from_comments(self, url: str) -> str:
        """The id of a relationship from the comments to a web address, made where there is none."""
        part = self._comments_part()
        for one in self._relations_of(part):
            if one.get("Target") == url and one.get("TargetMode") == "External":
                return str(one.get("Id"))
        return self._relate(part, "hyperlink", url, external=True)

    def saved(self) -> bytes:
        """The file. Parts in which nothing was changed have the bytes that they had."""
        from lxml import etree

        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in dict.fromkeys([*(e.filename for e in self._entries), *self._trees]):
                if name not in self._changed:
                    archive.writestr(_entry(name), self._bytes[name])
                    continue
                tree = self._trees[name].getroottree()
                archive.writestr(
                    _entry(name),
                    etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True),
                )
        return made.getvalue()

    # --------------------------------------------------------------------------------------- parts

    def _comments_part(self) -> str:
        known = self._related(self._main, "comments")
        if known is not None:
            return known
        from lxml import etree

        name = posixpath.join(posixpath.dirname(self._main), "comments.xml")
        while name in self._bytes or name in self._trees:
            name = name.replace(".xml", "_.xml")
        self._trees[name] = etree.Element(
            f"{W}comments", nsmap={"w": W.strip("{}"), "r": R.strip("{}")}
        )
        types = self.tree(_CONTENT_TYPES)
        self._changed.add(_CONTENT_TYPES)
        etree.SubElement(
            types, f"{_TYPES}Override", PartName=f"/{name}", ContentType=_COMMENTS_TYPE
        )
        self._relate(self._main, "comments", posixpath.basename(name))
        return name

    def _relations_of(self, part: str) -> Any:
        from lxml import etree

        name = _relations_name(part)
        if name not in self._bytes and name not in self._trees:
            self._changed.add(name)
            namespace = _RELATIONS.strip("{}")
            self._trees[name] = etree.Element(f"{_RELATIONS}Relationships", nsmap={None: namespace})
        return self.tree(name)

    def _related(self, part: str, kind: str) -> str | None:
        for one in self._relations_of(part):
            if isinstance(one.tag, str) and str(one.get("Type")).endswith(f"/{kind}"):
                return _path(posixpath.dirname(part), str(one.get("Target")))
        return None

    def _target(self, relations: str, kind: str) -> str:
        for one in self.tree(relations):
            if isinstance(one.tag, str) and str(one.get("Type")).endswith(f"/{kind}"):
                return _path("", str(one.get("Target")))
        raise InputError(f"{self._where}: this .docx has no main document")

    def _relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        from lxml import etree

        relations = self._relations_of(part)
        self._changed.add(_relations_name(part))
        taken = {one.get("Id") for one in relations}
        name = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        given = {"Id": name, "Type": f"{_OFFICE}/{kind}", "Target": target}
        if external:
            given["TargetMode"] = "External"
        etree.SubElement(relations, f"{_RELATIONS}Relationship", given)
        return name


def _relations_name(part: str) -> str:
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _path(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry without the time of day, so that the same report gives the same bytes."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def next_id(root: Any) -> int:
    """The first number above every w:id under `root`."""
    ids = [str(one.get(f"{W}id", "")) for one in root.iter() if isinstance(one.tag, str)]
    return max((int(number) for number in ids if number.lstrip("-").isdigit()), default=-1) + 1
