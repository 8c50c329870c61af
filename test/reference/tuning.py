"""Makes tuning.json: the loss of a small encoder with a head, its gradients, and its loss after three steps, by PyTorch.

    python3 -m venv ../native && ../native/bin/pip install numpy torch
    ../native/bin/python test/reference/tuning.py

The encoder is tiny-bert/, the model that of data/tuning/train.py; head and adapters are waves, so that both sides can make them.
"""

import json
import math
import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F

here = pathlib.Path(__file__).parent
sys.path.insert(0, str(here.parent.parent / "data" / "tuning"))
import train

train.LAYERS, train.HEADS, train.WIDTH = LAYERS, _, WIDTH = 3, 5, 35
RANK, CLASSES = 2, 3
# Texts, their tokens in tiny-bert, and classes: of different length, so that there is padding.
TEXTS = [
    ("transformers are cool because they are efficient", [2, 5, 6, 7, 8, 9, 6, 10, 3], 0),
    ("the dog barked", [2, 17, 18, 20, 21, 3], 2),
    ("the cat was very old", [2, 17, 23, 26, 31, 32, 3], 1),
]
NAMES = {"Query": "attention.self.query", "Key": "attention.self.key", "Value": "attention.self.value",
         "Output": "attention.output.dense", "1": "intermediate.dense", "2": "output.dense"}
NORMS = {"norm1": "attention.output.LayerNorm", "norm2": "output.LayerNorm"}


def stored():
    raw = (here / "tiny-bert" / "model.safetensors").read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    header.pop("__metadata__", None)
    read = lambda at: np.frombuffer(raw[8 + size :][slice(*at)], np.float32)
    return {name: torch.tensor(read(entry["data_offsets"])).reshape(entry["shape"]) for name, entry in header.items()}


def encoder():
    file = stored()
    of = lambda name: file[f"embeddings.{name}.weight"]
    params = {"words": of("word_embeddings"), "positions": of("position_embeddings"), "segment": of("token_type_embeddings")[0]}
    params.update(gain=file["embeddings.LayerNorm.weight"], bias=file["embeddings.LayerNorm.bias"])
    for i in range(LAYERS):
        at = lambda place: f"encoder.layer.{i}.{place}"
        for name, place in NAMES.items():
            params[f"{i}.w{name}"] = file[at(f"{place}.weight")].T.contiguous()
            params[f"{i}.b{name}"] = file[at(f"{place}.bias")]
        for name, place in NORMS.items():
            params[f"{i}.{name}Gain"], params[f"{i}.{name}Bias"] = file[at(f"{place}.weight")], file[at(f"{place}.bias")]
    return params


def wave(start, shape):
    values = torch.sin(1.7 * torch.arange(start, start + math.prod(shape), dtype=torch.float64) ** 1.1)
    return (0.3 * values).reshape(shape).float()


def case(way):
    params, start = encoder(), 0
    if way == "lora":
        shapes = {f"{i}.{name}{end}": [WIDTH, RANK] if end == "Down" else [RANK, WIDTH]
                  for i in range(LAYERS) for name in ("query", "value") for end in ("Down", "Up")}
    else:
        shapes = {}
    learns = [name for name in params if name[0].isdigit() and (way == "all" or way == "last" and name[0] == "2")]
    for name, shape in {**shapes, "head": [WIDTH, CLASSES], "headBias": [CLASSES]}.items():
        params[name], start = wave(start, shape), start + math.prod(shape)
        learns.append(name)
    for name in learns:
        params[name] = params[name].clone().requires_grad_()

    texts = [ids for _, ids, _ in TEXTS]
    before = train.read(params, texts, LAYERS - 1) if way == "last" else None

    def loss():
        scores = train.logits(params, texts, before)
        return F.cross_entropy(scores, torch.tensor([label for *_, label in TEXTS]))

    first = loss()
    first.backward()
    gradients = {name: summary(params[name].grad) for name in learns}
    adam = torch.optim.Adam([params[name] for name in learns], 0.01, (0.9, 0.999), 1e-7)
    adam.step()
    for _ in range(2):
        adam.zero_grad()
        loss().backward()
        adam.step()
    return {"way": way, "loss": first.item(), "gradients": gradients, "lossAfterThreeSteps": loss().item()}


def summary(tensor):
    """Its length, and its first three numbers."""
    return {"length": tensor.norm().item(), "first": tensor.flatten()[:3].tolist()}


text = json.dumps({"versions": {"torch": torch.__version__}, "texts": [(text, label) for text, _, label in TEXTS], "rank": RANK, "classes": CLASSES,
                   "cases": [case(way) for way in ("last", "all", "lora")]})
(here / "tuning.json").write_text(text + "\n")
