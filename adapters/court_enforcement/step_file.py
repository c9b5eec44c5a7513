"""One file of the court's export: bytes to an ``<AJ>`` element, and the key that names the case it speaks of."""

import codecs
import re
from collections.abc import Iterator

from lxml import etree

from adapters.port import Rejected

_DECLARATION = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"'][^>]*\?>")
_ANY_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NUMBER = re.compile(r"<AH>([^<]{1,120})</AH>")
_ENCODINGS = {"utf-8": "utf-8-sig", "utf8": "utf-8-sig", "gb18030": "gb18030", "gbk": "gb18030", "gb2312": "gb18030"}


def record_key(body: bytes) -> str | None:
    """``AJ:`` and the case number as written, or None where it cannot be found.

    The key comes from the content alone: one file sent twice under two names is one record.
    """
    try:
        found = _NUMBER.search(_decoded(body))
    except Rejected:
        return None
    written = "" if found is None else "".join(sign for sign in found.group(1) if sign.isprintable()).strip()
    return f"AJ:{written}" if written else None


def case_element(body: bytes) -> "etree._Element":
    """The ``<AJ>`` of a file.

    Raises Rejected: ENCODING if the bytes are not in the declared encoding, DAMAGED if they are no whole ``<AJ>``
    document or declare a document type (entities could reach for other files).
    """
    text = _ANY_DECLARATION.sub("", _decoded(body), count=1)
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise Rejected(
            "DAMAGED", detail=f"第 {error.lineno} 行起不能读取。 Unreadable from line {error.lineno}."
        ) from None
    document = root.getroottree().docinfo
    if document.internalDTD is not None or document.externalDTD is not None:
        raise Rejected("DAMAGED", detail="含有 DTD 或实体声明。 The file declares a document type or entities.")
    if root.tag != "AJ":
        raise Rejected("DAMAGED", detail="根元素不是 AJ。 The root element is not AJ.")
    return root


def rows(root: "etree._Element", group: str) -> Iterator["etree._Element"]:
    """The ``<ROW>`` elements of a group such as ``<CS>``."""
    return root.iterfind(f"{group}/ROW")


def _decoded(body: bytes) -> str:
    declared = _DECLARATION.search(body, 0, 200)
    name = declared.group(1).decode().lower() if declared else "utf-8"
    if name not in _ENCODINGS:
        raise Rejected("ENCODING", "encoding", name)
    # A character cut in two at the very end is a cut file, which reading the XML will show; not a wrong encoding.
    decoder = codecs.getincrementaldecoder(_ENCODINGS[name])("strict")
    try:
        return decoder.decode(body)
    except UnicodeDecodeError as error:
        at = error.start + 1
        raise Rejected("ENCODING", detail=f"第 {at} 字节不是 {name} 文字。 Byte {at} is not {name} text.") from None
