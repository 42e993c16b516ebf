"""Makes templates/reference.docx: styles of every Word report and one line set in each, for an expert to adapt.

Run: python tools/reference_docx.py [PATH]
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import docx

from casekit.writers.docx_text import STYLES

INK, BLUE, GREY, RULE = "1C1C1C", "1F3550", "5A6270", "B4BCC8"
SERIF, SANS = "Times New Roman", "Arial"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BUILT_IN = {
    **{f"heading {level}": f"Heading{level}" for level in range(1, 5)},
    **{f"toc {level}": f"TOC{level}" for level in range(1, 4)},
    "Normal": "Normal", "caption": "Caption", "Quote": "Quote", "List Paragraph": "ListParagraph",
    "header": "Header", "footer": "Footer", "Title": "Title", "Hyperlink": "Hyperlink",
}


def font(
    name: str = "", size: float = 0, color: str = "", bold: bool = False, italic: bool = False, more: str = "", caps: bool = False
) -> str:
    """The inside of a `w:rPr`; `size` in points; `more` comes last (underline, shade)."""
    parts = [f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'] if name else []
    parts += ["<w:b/><w:bCs/>"] if bold else []
    parts += ["<w:i/><w:iCs/>"] if italic else []
    parts += ["<w:caps/>"] if caps else []
    parts += [f'<w:color w:val="{color}"/>'] if color else []
    parts += [f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'] if size else []
    return "".join(parts) + more


def space(before: float = 0, after: float = 0, line: float = 1.0) -> str:
    """Space around a paragraph, in points, and between its lines."""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" w:line="{round(line * 240)}" w:lineRule="auto"/>'


def border(side: str, color: str, size: int, gap: int = 4) -> str:
    """One line of a border; `size` in eighths of a point, `gap` in points."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{gap}" w:color="{color}"/>'


def heading(level: int, size: float, before: float, italic: bool = False) -> tuple[str, str]:
    """Paragraph and run properties of a heading."""
    rule = f"<w:pBdr>{border('bottom', RULE, 6, 3)}</w:pBdr>" if level == 1 else ""
    outline = f'<w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/>'
    paragraph = f"<w:keepNext/><w:keepLines/>{rule}<w:suppressAutoHyphens/>{space(before, 5)}{outline}"
    return paragraph, font(SANS, size, BLUE, bold=True, italic=italic)


def contents(level: int) -> tuple[str, str]:
    """Paragraph and run properties of a line of the table of contents."""
    left = (454, 1078, 1872)[level - 1]
    hanging = (454, 624, 794)[level - 1]
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/><w:tab w:val="right" w:leader="dot" w:pos="9184"/></w:tabs>'
    indent = f'<w:ind w:left="{left}" w:right="567" w:hanging="{hanging}"/><w:jc w:val="left"/>'
    return f"{tabs}<w:suppressAutoHyphens/>{space(5 if level == 1 else 0, 2)}{indent}", font(
        SANS, 10 if level == 1 else 9.5, bold=level == 1
    )


LEFT, CENTER = '<w:jc w:val="left"/>', '<w:jc w:val="center"/>'
BOX = f"<w:pBdr>{border('top', RULE, 4)}{border('left', BLUE, 18, 6)}{border('bottom', RULE, 4)}{border('right', RULE, 4)}</w:pBdr>"
SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="{}"/>'
PARAGRAPHS: dict[str, tuple[str, str]] = {
    "Normal": (f'<w:widowControl/>{space(0, 6, 1.1)}<w:jc w:val="both"/>', font(SERIF, 11, INK)),
    "heading 1": heading(1, 15, 22),
    "heading 2": heading(2, 12, 14),
    "heading 3": heading(3, 10.5, 10),
    "heading 4": heading(4, 10, 8, italic=True),
    **{f"toc {level}": contents(level) for level in range(1, 4)},
    "caption": (f"<w:keepNext/><w:suppressAutoHyphens/>{space(8, 4)}{LEFT}", font(SANS, 9, BLUE, bold=True)),
    "Quote": (
        f'<w:pBdr>{border("left", RULE, 18, 10)}</w:pBdr>{space(2, 6, 1.05)}<w:ind w:left="454" w:right="340"/>{LEFT}',
        font(SERIF, 10.5),
    ),
    "List Paragraph": (space(0, 3, 1.08), ""),
    "header": (f"<w:pBdr>{border('bottom', RULE, 4)}</w:pBdr><w:suppressAutoHyphens/>{space()}{LEFT}", font(SANS, 8, GREY)),
    "footer": (f'<w:suppressAutoHyphens/>{space()}<w:jc w:val="right"/>', font(SANS, 8, GREY)),
    "Title": (f"<w:keepNext/>{space(0, 18)}{LEFT}", font(SANS, 20, BLUE, bold=True)),
    "Titre du sommaire": (
        f"<w:keepNext/><w:pBdr>{border('bottom', RULE, 6, 3)}</w:pBdr>{space(0, 10)}{LEFT}",
        font(SANS, 15, BLUE, bold=True),
    ),
    "Cellule": (f"<w:suppressAutoHyphens/>{space(1.5, 1.5)}{LEFT}", font(SANS, 8.5)),
    "Cellule d'en-tête": (f"<w:suppressAutoHyphens/>{space(1.5, 1.5)}{LEFT}", font(SANS, 8.5, BLUE, bold=True)),
    "Encadré": (f'{BOX}{SHADE.format("F5F7FA")}{space(6, 8, 1.05)}<w:ind w:left="170" w:right="170"/>{LEFT}', font(SANS, 9.5)),
    "Espace": ('<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>', font(size=4)),
    "Couverture": (f"<w:suppressAutoHyphens/>{space(0, 10)}{CENTER}", font(SANS, 12)),
    "Couverture : juridiction": (f"<w:suppressAutoHyphens/>{space(0, 4)}{CENTER}", font(SANS, 11, GREY, caps=True)),
    "Couverture : titre": (
        f"<w:pBdr>{border('top', BLUE, 12, 14)}{border('bottom', BLUE, 12, 14)}</w:pBdr><w:suppressAutoHyphens/>{space(110, 24)}{CENTER}",
        font(SANS, 24, BLUE, bold=True),
    ),
    "Couverture : sous-titre": (f"<w:suppressAutoHyphens/>{space(0, 24)}{CENTER}", font(SANS, 13, BLUE)),
    "Couverture : intitulé": (f"<w:keepNext/>{space(14, 2)}{CENTER}", font(SANS, 8.5, GREY)),
}
CHARACTERS = {
    "État : écart": font(color="7A1B1B", bold=True, more=SHADE.format("F7E4E1")),
    "État : à établir": font(color="6B4700", bold=True, more=SHADE.format("FBF0D5")),
    "État : conforme": font(color="1D4F31", bold=True, more=SHADE.format("E2F0E6")),
    "État : neutre": font(color="404650", bold=True, more=SHADE.format("ECEEF1")),
    "Lacune": font(color="5C4300", more=SHADE.format("FFF0A3")),
    "Hyperlink": font(color="1F4E8C"),
    "Propos cités": "",
    "Estompé": font(color=GREY),
}


def styles() -> str:
    """`word/styles.xml`: French, hyphenated, one style per role."""
    default = f'{font(SERIF, 11)}<w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/>'
    found = [f"<w:docDefaults><w:rPrDefault><w:rPr>{default}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"]
    found += [_style("paragraph", name, paragraph, run) for name, (paragraph, run) in PARAGRAPHS.items()]
    found.append(
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
    )
    found += [_style("character", name, "", run) for name, run in CHARACTERS.items()]
    found += [_table("Tableau réglé", _rules()), _table("Tableau sans filet", "")]
    return f"{HEAD}<w:styles {W}>{''.join(found)}</w:styles>"


def _identifier(name: str) -> str:
    plain = name.translate(str.maketrans("ÉÀéàêè", "EAeaee"))
    return BUILT_IN.get(name) or "".join(part.capitalize() for part in "".join(c if c.isalnum() else " " for c in plain).split())


def _style(kind: str, name: str, paragraph: str, run: str) -> str:
    normal = name == "Normal"
    custom = "" if name in BUILT_IN else ' w:customStyle="1"'
    after = '<w:next w:val="Normal"/>' if name.startswith("heading") else ""
    based = '<w:basedOn w:val="Normal"/>' if kind == "paragraph" and not normal else ""
    inside = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{run}</w:rPr>" if run else "")
    opening = (
        f'<w:style w:type="{kind}"{" w:default=" + chr(34) + "1" + chr(34) if normal else ""}{custom} w:styleId="{_identifier(name)}">'
    )
    return f'{opening}<w:name w:val="{escape(name)}"/>{based}{after}<w:qFormat/>{inside}</w:style>'


def _rules() -> str:
    sides = border("top", BLUE, 8, 0) + border("bottom", BLUE, 8, 0) + border("insideH", RULE, 4, 0)
    return f"<w:tblBorders>{sides}</w:tblBorders>"


def _table(name: str, borders: str) -> str:
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in (("top", 20), ("left", 85), ("bottom", 20), ("right", 85))
    )
    properties = f"<w:tblPr>{borders}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
    opening = f'<w:style w:type="table" w:customStyle="1" w:styleId="{_identifier(name)}"><w:name w:val="{name}"/>'
    return f"{opening}<w:qFormat/>{properties}</w:style>"


def document() -> str:
    """`word/document.xml`: one line in each paragraph style, then in each character style; a report replaces them."""
    lines = [
        f'<w:p><w:pPr><w:pStyle w:val="{_identifier(name)}"/></w:pPr><w:r><w:t>{escape(name)}</w:t></w:r></w:p>' for name in PARAGRAPHS
    ]
    lines += [
        f'<w:p><w:r><w:rPr><w:rStyle w:val="{_identifier(name)}"/></w:rPr><w:t>{escape(name)}</w:t></w:r></w:p>' for name in CHARACTERS
    ]
    margins = '<w:pgMar w:top="1361" w:right="1361" w:bottom="1247" w:left="1361" w:header="680" w:footer="624" w:gutter="0"/>'
    page = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>{margins}<w:titlePg/></w:sectPr>'
    return f"{HEAD}<w:document {W}><w:body>{''.join(lines)}{page}</w:body></w:document>"


def settings() -> str:
    """`word/settings.xml`: hyphenation, French separators, no compatibility mode."""
    modern = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    hyphens = '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="360"/>'
    inside = (
        f'<w:defaultTabStop w:val="567"/>{hyphens}<w:compat>{modern}</w:compat><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    )
    return f"{HEAD}<w:settings {W}>{inside}</w:settings>"


def fonts() -> str:
    """`word/fontTable.xml`: what stands in for a font that the machine has not."""
    stands_in = {SERIF: ("Liberation Serif", "roman"), SANS: ("Liberation Sans", "swiss")}
    inside = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{kind}"/></w:font>'
        for name, (other, kind) in stands_in.items()
    )
    return f"{HEAD}<w:fonts {W}>{inside}</w:fonts>"


def theme() -> str:
    """`word/theme/theme1.xml`, as python-docx ships it; no style refers to it, but Word expects one."""
    with zipfile.ZipFile(Path(docx.__file__).parent / "templates" / "default.docx") as archive:
        return archive.read("word/theme/theme1.xml").decode()


def content_types(package: str) -> str:
    """`[Content_Types].xml`."""
    standard = "application/vnd.openxmlformats-"
    main = f"{standard}officedocument.wordprocessingml"
    overrides = [(f"/word/{kind}.xml", f"{main}.{kind}+xml") for kind in ("styles", "settings", "fontTable")]
    overrides += [("/word/document.xml", f"{main}.document.main+xml"), ("/word/theme/theme1.xml", f"{standard}officedocument.theme+xml")]
    overrides += [("/docProps/core.xml", f"{standard}package.core-properties+xml")]
    overrides += [("/docProps/app.xml", f"{standard}officedocument.extended-properties+xml")]
    kinds = f'<Default Extension="rels" ContentType="{standard}package.relationships+xml"/>'
    kinds += '<Default Extension="xml" ContentType="application/xml"/>'
    kinds += "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    return f'{HEAD}<Types xmlns="{package}/content-types">{kinds}</Types>'


def parts() -> dict[str, str]:
    """Every part of the package, by name."""
    office, package = "http://schemas.openxmlformats.org/officeDocument/2006", "http://schemas.openxmlformats.org/package/2006"
    spaces = f'xmlns:cp="{package}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    links = f"{office}/relationships"
    root = [("officeDocument", links, "word/document.xml"), ("extended-properties", links, "docProps/app.xml")]
    root += [("metadata/core-properties", f"{package}/relationships", "docProps/core.xml")]
    word = [(kind, links, f"{kind}.xml") for kind in ("styles", "settings", "fontTable")] + [("theme", links, "theme/theme1.xml")]
    return {
        "[Content_Types].xml": content_types(package),
        "_rels/.rels": _relations(package, root),
        "docProps/app.xml": f'{HEAD}<Properties xmlns="{office}/extended-properties"><Application>casekit</Application></Properties>',
        "docProps/core.xml": f"{HEAD}<cp:coreProperties {spaces}><dc:title>Modèle de rapport</dc:title></cp:coreProperties>",
        "word/_rels/document.xml.rels": _relations(package, word),
        "word/document.xml": document(),
        "word/fontTable.xml": fonts(),
        "word/settings.xml": settings(),
        "word/styles.xml": styles(),
        "word/theme/theme1.xml": theme(),
    }


def _relations(package: str, found: list[tuple[str, str, str]]) -> str:
    lines = (
        f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target="{target}"/>' for number, (kind, base, target) in enumerate(found, 1)
    )
    return f'{HEAD}<Relationships xmlns="{package}/relationships">{"".join(lines)}</Relationships>'


def main(path: Path) -> None:
    """Write the reference document, the same bytes each time."""
    missing = set(STYLES) - set(PARAGRAPHS) - set(CHARACTERS) - {"Tableau réglé", "Tableau sans filet"}
    if missing:
        raise SystemExit(f"styles that the writer names and this script does not make: {sorted(missing)}")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, text in parts().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, text.encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "templates" / "reference.docx")
