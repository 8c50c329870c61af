"""Makes translation.json: the loss of a small translator, its gradients, and its numbers after three steps, by PyTorch.

    python3 -m venv ../native && ../native/bin/pip install numpy torch
    ../native/bin/python test/reference/translation.py

The model is that of data/translation/train.py; its first numbers are waves, so that both sides can make them.
"""

import json
import math
import pathlib
import sys

import torch

here = pathlib.Path(__file__).parent
sys.path.insert(0, str(here.parent.parent / "data" / "translation"))
from train import loss_of

WIDTH, HIDDEN, SOURCE, TARGET, HEADS = 32, 64, 3, 5, 4
heads = lambda prefix: {f"{prefix}{part}": [WIDTH, WIDTH] for part in ("Query", "Key", "Value", "Output")}
thinking = {"w1": [WIDTH, HIDDEN], "b1": [HIDDEN], "w2": [HIDDEN, WIDTH], "b2": [WIDTH]}
norms = lambda *names: {f"{name}{end}": [WIDTH] for name in names for end in ("Gain", "Bias")}
under = lambda part, shapes: {f"{part}.{name}": shape for name, shape in shapes.items()}
shapes = {
    "source": [SOURCE, WIDTH],
    "target": [TARGET, WIDTH],
    **under("encoder", {**heads("w"), **thinking, **norms("norm1", "norm2")}),
    **norms("memory"),
    **under("decoder", {**heads("w"), **heads("crossW"), **thinking, **norms("norm1", "norm2", "norm3")}),
    **norms("last"),
    "wOutput": [WIDTH, TARGET],
    "bOutput": [TARGET],
}
# Places in the vocabularies; target word 0 is ⟨start⟩, 1 is ⟨end⟩. Sentences of different length.
PAIRS = [([0, 1, 2], [2, 3, 4, 3]), ([2], [4]), ([1, 1], [3, 2])]


def wave(start, shape):
    size = math.prod(shape)
    values = torch.sin(1.7 * torch.arange(start, start + size, dtype=torch.float64) ** 1.1)
    return (values / math.sqrt(shape[0]) if len(shape) > 1 else 0.3 * values).reshape(shape)


def first():
    params, start = {}, 0
    for name, shape in shapes.items():
        params[name] = wave(start, shape).float().requires_grad_()
        start += math.prod(shape)
    return params


def case(causal):
    params = first()
    loss = loss_of(params, PAIRS, HEADS, causal)
    loss.backward()
    gradients = {name: summary(p.grad) for name, p in params.items()}
    adam = torch.optim.Adam(params.values(), 0.01, (0.9, 0.999), 1e-7)
    adam.step()
    for _ in range(2):
        adam.zero_grad()
        loss_of(params, PAIRS, HEADS, causal).backward()
        adam.step()
    after = loss_of(params, PAIRS, HEADS, causal)
    return {"causal": causal, "loss": loss.item(), "gradients": gradients, "lossAfterThreeSteps": after.item()}


def summary(tensor):
    """Its length, and its first five numbers."""
    return {"length": tensor.norm().item(), "first": tensor.flatten()[:5].tolist()}


text = json.dumps({"versions": {"torch": torch.__version__}, "pairs": PAIRS, "cases": [case(True), case(False)]})
(here / "translation.json").write_text(text + "\n")
