"""Writes digits/digits.bin from the test set of UCI's handwritten digits, as scikit-learn's wheel carries it.

    python3 -m pip download scikit-learn==1.9.1 --no-deps -d ../wheels
    python3 data/make-digits.py ../wheels/scikit_learn-1.9.1-*.whl
"""

import gzip
import hashlib
import pathlib
import sys
import zipfile

SOURCE = "sklearn/datasets/data/digits.csv.gz"
SHA256 = "09f66e6debdee2cd2b5ae59e0d6abbb73fc2b0e0185d2e1957e9ebb51e23aa22"

packed = zipfile.ZipFile(sys.argv[1]).read(SOURCE)
assert hashlib.sha256(packed).hexdigest() == SHA256, "another digits.csv.gz"
rows = [
    [int(float(number)) for number in line.split(",")]
    for line in gzip.decompress(packed).decode().split()
]
assert len(rows) == 1797 and all(len(row) == 65 for row in rows)
assert all(0 <= pixel <= 16 for row in rows for pixel in row[:64])
(pathlib.Path(__file__).parent / "digits" / "digits.bin").write_bytes(
    b"".join(map(bytes, rows))
)
