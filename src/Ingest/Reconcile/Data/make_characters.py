#!/usr/bin/env python3
"""Makes the character tables beside this script from the Unicode Character Database.

    apt-get install unicode-data
    python3 make_characters.py [/usr/share/unicode]

Made with unicode-data 15.0.0-1 (Debian 12), licence: Unicode, see NOTICE. Run it again only to take a newer Unicode version;
the tables are sorted, so that a change shows as a diff.

simplified.txt     simplified character, tab, the traditional ones and variants that are folded to it
compatibility.txt  one-character compatibility forms of NFKC, tab, what each stands for
readings.txt       Mandarin syllable without tone, tab, the characters of GB 2312 that are read so
"""
import bz2
import pathlib
import sys
import unicodedata

# Written by hand: look-alikes and variants met in registers that the database does not tie to the simplified character.
BY_HAND = "巿市 衹只 甯宁 佔占 註注 採采 嶽岳 菸烟 脩修 祕秘 囑嘱 陞升 昇升 週周 佈布 徵征 鑛矿 峯峰 綫线 鏽锈 臺台 檯台 颱台 裏里 裡里 衆众 啓启 晧皓 囯国 囻国 氹凼 滙汇 崑昆 産产 緑绿 於于 〇零"


def lines(folder, name):
    path = folder / name
    text = path.read_text("utf8") if path.exists() else bz2.decompress((folder / (name + ".bz2")).read_bytes()).decode("utf8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def character(code):
    return chr(int(code.removeprefix("U+").split("<")[0], 16))


def standard(folder):
    """Characters of the 通用规范汉字表 of 2013: what a register writes; these are never folded into another one."""
    mappings = lines(folder, "Unihan_OtherMappings.txt")
    return {character(c) for c, kind, _ in mappings if kind == "kTGH"}, {character(c) for c, kind, _ in mappings if kind == "kGB0"}


def simplified(folder, kept):
    wanted = {}
    for order, kinds in enumerate([("kSimplifiedVariant",), ("kSemanticVariant", "kZVariant", "kSpecializedSemanticVariant")]):
        for code, kind, variants in lines(folder, "Unihan_Variants.txt"):
            if kind in kinds:
                wanted.setdefault((character(code), order), []).extend(character(v) for v in variants.split())

    def resolve(one, depth=0):
        if one in kept or depth > 3:
            return one if one in kept else None
        for order in (0, 1):
            for other in sorted(wanted.get((one, order), [])):
                found = resolve(other, depth + 1) if other != one else None
                if found:
                    return found
        return None

    pairs = {}
    for one in {c for c, _ in wanted if ord(c) <= 0xFFFF}:
        found = resolve(one)
        if found and found != one and ord(found) <= 0xFFFF:
            pairs[one] = found
    for old, new in (pair for pair in BY_HAND.split() if pair[0] != pair[1]):
        pairs[old] = new
    return pairs


def compatibility():
    """NFKC character by character; full-width forms of ASCII are folded by rule, not by table."""
    table = {}
    for code in range(0x80, 0xFFFF):
        one = chr(code)
        if 0xD800 <= code <= 0xDFFF or 0xFF01 <= code <= 0xFF5E or unicodedata.category(one) == "Cn":
            continue
        plain = unicodedata.normalize("NFKC", one)
        useful = all(c.isalnum() or c in "()" for c in plain) and not any(c in "ーﾞﾟ" for c in plain)
        if plain != one and useful and (0x2000 <= code <= 0x33FF or 0xF900 <= code <= 0xFAFF):
            table[one] = plain.upper()
    return table


def readings(folder, common):
    table = {}
    for code, kind, values in lines(folder, "Unihan_Readings.txt"):
        one = character(code)
        if kind == "kMandarin" and one in common:
            plain = unicodedata.normalize("NFD", values.split()[0])
            syllable = "".join(c for c in plain if not unicodedata.combining(c) or c == "\u0308")
            table.setdefault(unicodedata.normalize("NFC", syllable).replace("ü", "v"), []).append(one)
    return table


def write(name, what, rows, version="15.0.0"):
    body = "".join(f"{left}\t{right}\n" for left, right in rows)
    header = f"# {what}\n# Source: Unicode Character Database {version}, made by make_characters.py; licence: Unicode, see NOTICE.\n"
    (pathlib.Path(__file__).parent / name).write_text(header + body, "utf8", newline="\n")


source = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
official, common_characters = standard(source)
grouped = {}
for traditional, simple in simplified(source, official).items():
    grouped.setdefault(simple, []).append(traditional)
write("simplified.txt", "Simplified character, then the traditional ones and variants that are folded to it.", ((s, "".join(sorted(t))) for s, t in sorted(grouped.items())))
write("compatibility.txt", "Compatibility form, then what it stands for (NFKC, upper case).", sorted(compatibility().items()), unicodedata.unidata_version)
write("readings.txt", "Mandarin syllable without tone, then the characters of GB 2312 read so.", ((s, "".join(sorted(c))) for s, c in sorted(readings(source, common_characters).items())))
