"""The package of a Word file: the reference document opened, its lists and settings completed, the archive sealed to the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

from casekit.records import Unreadable

_EPOCH = (1980, 1, 1, 0, 0, 0)
_AFTER_HYPHENATION = (
    *("consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "showEnvelope", "summaryLength", "clickAndTypeStyle"),
    *("defaultTableStyle", "evenAndOddHeaders", "bookFoldRevPrinting", "bookFoldPrinting", "bookFoldPrintingSheets"),
    *("drawingGridHorizontalSpacing", "drawingGridVerticalSpacing", "displayHorizontalDrawingGridEvery"),
    *("displayVerticalDrawingGridEvery", "doNotUseMarginsForDrawingGridOrigin", "drawingGridHorizontalOrigin"),
    *("drawingGridVerticalOrigin", "doNotShadeFormData", "noPunctuationKerning", "characterSpacingControl", "printTwoOnOne"),
    *("strictFirstAndLastChars", "noLineBreaksAfter", "noLineBreaksBefore", "savePreviewPicture", "doNotValidateAgainstSchema"),
    *("saveInvalidXml", "ignoreMixedContent", "alwaysShowPlaceholderText", "doNotDemarcateInvalidXml", "saveXmlDataOnly"),
    *("useXSLTWhenSaving", "saveThroughXslt", "showXMLTags", "alwaysMergeEmptyNamespace", "updateFields"),
)
_AFTER_CAPS = _AFTER_HYPHENATION[_AFTER_HYPHENATION.index("doNotHyphenateCaps") + 1 :]
_AFTER_UPDATE = (
    *("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang"),
    *("clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions"),
    *("readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
)


def opened(reference: Path, wanted: Iterable[str]) -> tuple[WordDocument, dict[str, str]]:
    """Open the reference document, whose styles (and whose first-page header, a letterhead) the report takes.

    Args:
        reference: a .docx file.
        wanted: names of the styles that it must hold.
    Returns: the document, and the identifiers of its styles by name.
    Raises: Unreadable if it is not a Word document or if styles are missing: the message names them.
    """
    remedy = "Reprendre le modèle fourni (casekit templates copy) et y refaire les modifications."
    try:
        document = docx.Document(str(reference))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise Unreadable(f"{reference.name} : ce n'est pas un document Word (.docx) lisible ({type(error).__name__}).", remedy) from error
    found = {str(style.name).lower(): style.style_id for style in document.styles}
    names = {name: found[_as_python_docx(name)] for name in wanted if _as_python_docx(name) in found}
    missing = [name for name in wanted if name not in names]
    if missing:
        raise Unreadable(f"{reference.name} : styles absents du modèle : {', '.join(f'« {name} »' for name in missing)}.", remedy)
    return document, names


def _as_python_docx(name: str) -> str:
    return name.lower()


def settled(document: WordDocument) -> None:
    """Turn hyphenation on, but for names in capitals, and have fields worked out when the file is opened."""
    settings = document.settings.element
    for tag, after in (("autoHyphenation", _AFTER_HYPHENATION), ("doNotHyphenateCaps", _AFTER_CAPS), ("updateFields", _AFTER_UPDATE)):
        for old in settings.findall(qn(f"w:{tag}")):
            settings.remove(old)
        element = parse_xml(f'<w:{tag} {nsdecls("w")} w:val="true"/>')
        settings.insert_element_before(element, *(f"w:{name}" for name in after))


def first_free_number(document: WordDocument) -> int:
    """The first list number that the reference document does not use."""
    part = _numbering(document)
    return 1 + max((int(num.get(qn("w:numId"))) for num in part.element.findall(qn("w:num"))), default=0)


def numbered(document: WordDocument, styles: Mapping[str, str], first: int, ordered: Iterable[tuple[int, int]]) -> None:
    """Add the lists: headings numbered 1, 1.1, 1.1.1 (unless the reference numbers its own), bullets, and each ordered list.

    Args:
        document: changed in place.
        styles: identifiers by name.
        first: number of the headings; the bullets take the next one.
        ordered: number and depth of each ordered list, which starts again at 1.
    """
    root = _numbering(document).element
    abstract = 1 + max((int(one.get(qn("w:abstractNumId"))) for one in root.findall(qn("w:abstractNum"))), default=0)
    linked = not _numbers_headings(document)
    texts = [_headings(abstract, styles if linked else {}), _marks(abstract + 1), _letters(abstract + 2)]
    nums = [(first, abstract, ""), (first + 1, abstract + 1, "")]
    restart = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums += [(number, abstract + 2, restart.format(depth)) for number, depth in ordered]
    for text in texts:
        root.insert_element_before(parse_xml(text), "w:num", "w:numIdMacAtCleanup")
    for number, model, override in nums:
        text = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{model}"/>{override}</w:num>'
        root.insert_element_before(parse_xml(text), "w:numIdMacAtCleanup")
    if linked:
        for level in range(4):
            properties = document.styles[f"Heading {level + 1}"].element.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = level
            properties.get_or_add_numId().val = first


def _numbers_headings(document: WordDocument) -> bool:
    return document.styles["Heading 1"].element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None


def _numbering(document: WordDocument) -> NumberingPart:
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and isinstance(relation.target_part, NumberingPart):
            return relation.target_part
    root = parse_xml(f"<w:numbering {nsdecls('w')}/>")
    part = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, root, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part


def _abstract(number: int, levels: Iterable[str]) -> str:
    inside = "".join(f'<w:lvl w:ilvl="{depth}">{level}</w:lvl>' for depth, level in enumerate(levels))
    return f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{inside}</w:abstractNum>'


def _level(form: str, text: str, left: int, hanging: int, style: str = "", look: str = "") -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    indent = f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>{look}'
    return f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{indent}'


def _headings(number: int, styles: Mapping[str, str]) -> str:
    names = [styles[f"heading {level}"] if styles else "" for level in range(1, 5)]
    texts = [".".join(f"%{place}" for place in range(1, level + 1)) for level in range(1, 5)]
    widths = (454, 624, 794, 964)
    return _abstract(number, (_level("decimal", *row) for row in zip(texts, widths, widths, names, strict=True)))


def _marks(number: int) -> str:
    look = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:hint="default"/></w:rPr>'
    return _abstract(number, (_level("bullet", "–" if depth else "•", 360 * (depth + 1), 260, look=look) for depth in range(9)))


def _letters(number: int) -> str:
    forms = ("decimal", "lowerLetter", "lowerRoman") * 3
    ends = (".", ")", ")") * 3
    return _abstract(number, (_level(forms[depth], f"%{depth + 1}{ends[depth]}", 360 * (depth + 1), 320) for depth in range(9)))


def core(title: str, properties: Mapping[str, str]) -> str:
    """`docProps/core.xml`: what is known of the document; an unknown date is left out, and a partial one is written as known."""
    names = {"author": ("dc:creator", "cp:lastModifiedBy"), "subject": ("dc:subject",)}
    lines = [f"<dc:title>{escape(title)}</dc:title>", "<dc:language>fr-FR</dc:language>"]
    lines += [f"<{tag}>{escape(properties[name])}</{tag}>" for name, tags in names.items() if name in properties for tag in tags]
    if "dated" in properties and re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", properties["dated"]):
        moment = properties["dated"] + ("T00:00:00Z" if len(properties["dated"]) == 10 else "")
        lines += [f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{tag}>' for tag in ("created", "modified")]
    spaces = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties {spaces}>{"".join(lines)}</cp:coreProperties>'


def sealed(document: WordDocument, replaced: Mapping[str, str]) -> bytes:
    """Write the package, the same bytes for the same parts: sorted, content types first, one fixed date.

    Args:
        document: what to write.
        replaced: text of the parts that take the place of the document's own, by name in the archive.
    """
    rough, final = io.BytesIO(), io.BytesIO()
    document.save(rough)
    with zipfile.ZipFile(rough) as source, zipfile.ZipFile(final, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            target.writestr(entry, replaced[name].encode() if name in replaced else source.read(name))
    return final.getvalue()
