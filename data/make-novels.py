"""Writes language/novels.bin: six novels, as Debian's package r-cran-janeaustenr carries them, in plain characters.

    apt-get download r-cran-janeaustenr=1.0.0-1
    python3 data/make-novels.py r-cran-janeaustenr_1.0.0-1_all.deb
"""

import gzip
import hashlib
import io
import pathlib
import re
import struct
import sys
import tarfile
import zlib

SHA256 = "df6bddf211906d1ff404f8ff662c21b34e6660e7f54a311084e749050c019c95"
FOLDER = "./usr/lib/R/site-library/janeaustenr/data/Rdata"
TITLES = [
    "Emma",
    "Mansfield Park",
    "Northanger Abbey",
    "Persuasion",
    "Pride and Prejudice",
    "Sense and Sensibility",
]
HEADING = re.compile(r"(chapter|volume) [ivxlc\d]+\.?|finis|the end", re.IGNORECASE)


def files_of(deb):
    """A Debian package is an `ar` of a few members; files are in the one named data.tar.xz."""
    at = 8
    while at < len(deb):
        name, size = deb[at : at + 16].decode().strip(), int(deb[at + 48 : at + 58])
        member = deb[at + 60 : at + 60 + size]
        if name.startswith("data.tar"):
            with tarfile.open(fileobj=io.BytesIO(member)) as packed:
                return {end: packed.extractfile(FOLDER + end).read() for end in (".rdx", ".rdb")}
        at += 60 + size + size % 2


def vectors_of(files):
    """R's lazy-load database: the index holds a pair of offset and length for each value; a value is packed behind 4 bytes."""
    index = gzip.decompress(files[".rdx"])
    for pair in re.findall(rb"\0\0\0\x0d\0\0\0\x02(.{8})", index, re.DOTALL):
        offset, length = struct.unpack(">II", pair)
        yield zlib.decompress(files[".rdb"][offset + 4 : offset + length])


def lines_of(vector):
    """A vector of texts: its type (16), their count; of each its flags, its length and its bytes."""
    at = vector.index(b"\0\0\0\x10") + 4
    (count,) = struct.unpack_from(">I", vector, at)
    at += 4
    for _ in range(count):
        _, length = struct.unpack_from(">Ii", vector, at)
        yield vector[at + 8 : at + 8 + length].decode()
        at += 8 + length


def paragraphs_of(text):
    """What the novel says, a paragraph a line: without title page, headings, notes of editors, and marks of emphasis."""
    body = text[re.search(r"^chapter (i|1)$", text, re.IGNORECASE | re.MULTILINE).start() :]
    body = body.split("A NOTE ON THE TEXT")[0]
    for paragraph in re.split(r"\n\s*\n", body):
        plain = re.sub(r"\s+", " ", paragraph.replace("&c", "etc")).strip()
        if "[" not in plain and not HEADING.fullmatch(plain):
            yield re.sub(r"[_*£&]", "", plain).strip()


deb = pathlib.Path(sys.argv[1]).read_bytes()
assert hashlib.sha256(deb).hexdigest() == SHA256, "another package"
novels = ["\n".join(filter(None, paragraphs_of("\n".join(lines_of(v))))) for v in vectors_of(files_of(deb))]
assert len(novels) == len(TITLES)
text = "\f".join(f"{title}\n{novel}\n" for title, novel in zip(TITLES, novels))
print(len(text), "characters;", "".join(sorted(set(text))))
(pathlib.Path(__file__).parent / "language" / "novels.bin").write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))
