"""Cuts the program's fonts out of Debian's fonts-noto-cjk.

Usage: fonts.py LICENCE.txt COLLECTION.ttc FONT.otf …

Reads face 2 (Simplified Chinese) of each collection and keeps the characters that Chinese office texts, names of
people and names of places need. Written for the fontTools of Debian 12; run by "go run ./cmd/dev fonts".
"""

import bz2
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

SIMPLIFIED_CHINESE = 2  # face of the collection
UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"
COPYRIGHT = "/usr/share/doc/fonts-noto-cjk/copyright"

# What reports and screens use beside Han characters.
BLOCKS = [
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x017F),  # accented Latin, so that pinyin and foreign names can be written
    (0x01CD, 0x01DC),  # ǎ ǐ ǒ ǔ and the tones of ü
    (0x0391, 0x03C9),  # Greek: Σ marks automatic totals
    (0x2000, 0x206F),  # dashes, quotation marks, …
    (0x2070, 0x209F),  # raised and lowered figures
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x218F),  # ℃ №, fractions, Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2300, 0x23FF),  # key caps such as ⏎
    (0x2460, 0x24FF),  # ① ⑴ ⒈
    (0x2500, 0x259F),  # box drawing, blocks
    (0x25A0, 0x25FF),  # ● ○ ▲ ■
    (0x2600, 0x26FF),  # ★ ☑
    (0x2700, 0x27BF),  # ✓ ❶
    (0x3000, 0x303F),  # 。、〔〕〇
    (0x3105, 0x312F),  # bopomofo
    (0x3200, 0x33FF),  # ㈠ ㎡
    (0xFE30, 0xFE4F),  # upright punctuation
    (0xFE50, 0xFE6F),  # small punctuation
    (0xFF00, 0xFFEF),  # full-width and half-width forms
]

NAMES = "𠮷髙"  # of people, beyond 通用规范汉字表; added as they turn up


def wanted():
    """Code points to keep; those the font lacks are ignored when cutting."""
    points = {p for first, last in BLOCKS for p in range(first, last + 1)}
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            points.update(map(ord, bytes([high, low]).decode("gb2312", "ignore")))
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        standard = [int(line.split()[0][2:], 16) for line in lines if "\tkTGH\t" in line]
    if len(standard) != 8105:
        sys.exit(f"{UNIHAN}: {len(standard)} characters of 通用规范汉字表, not 8105")
    return points.union(standard, map(ord, NAMES))


def cut(source):
    """Face 2 of the collection, reduced to the wanted characters: no hinting, no layout features, no upright metrics."""
    options = subset.Options()
    options.font_number = SIMPLIFIED_CHINESE
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False  # the same input gives the same bytes
    font = subset.load_font(source, options)
    tool = subset.Subsetter(options)
    tool.populate(unicodes=wanted())
    tool.subset(font)
    renumber(font)
    return font


def renumber(font):
    """Gives each glyph the character identifier that is its place in the font. A PDF that embeds the outlines then finds
    glyphs by either; those cut out of a collection keep the collection's identifiers otherwise."""
    new = {old: f"cid{i:05d}" if i else old for i, old in enumerate(font.getGlyphOrder())}
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format != 14]  # variants, none of which is kept
    for table in font["cmap"].tables:
        table.cmap = {point: new[name] for point, name in table.cmap.items()}
    font["hmtx"].metrics = {new[name]: value for name, value in font["hmtx"].metrics.items()}
    top = font["CFF "].cff.topDictIndex[0]
    strings = top.CharStrings
    strings.charStrings = {new[name]: value for name, value in strings.charStrings.items()}
    top.charset = [new[name] for name in top.charset]
    font.setGlyphOrder([new[name] for name in font.getGlyphOrder()])


def licence(fonts):
    """The fonts' own copyright lines and their licence line, then the licence text of the Debian package."""
    with open(COPYRIGHT, encoding="utf-8") as file:
        stanza = file.read().split("\nLicense: SIL-1.1\n -", 1)[1].split("\n\n", 1)[0]
    lines = [line[1:] for line in (" -" + stanza).splitlines()]
    text = "\n".join("" if line == "." else line for line in lines)
    own = dict.fromkeys(font["name"].getDebugName(i) for i in (0, 13) for font in fonts)
    return "\n".join(own) + f"\n\n{text}\n"


def main():
    licence_target, *files = sys.argv[1:]
    fonts = []
    for source, target in zip(files[::2], files[1::2]):
        fonts.append(cut(source))
        fonts[-1].save(target)
        saved = TTFont(target)
        print(f"{target}: {len(saved.getBestCmap())} characters, {saved['maxp'].numGlyphs} glyphs")
    with open(licence_target, "w", encoding="utf-8") as file:
        file.write(licence(fonts))


if __name__ == "__main__":
    main()
