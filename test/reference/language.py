"""Makes language.json: the loss of a small language model, its gradients, and its loss after three steps of training, by PyTorch.

    python3 -m venv ../native && ../native/bin/pip install numpy torch
    ../native/bin/python test/reference/language.py

Model and step are those of data/language/train.py; the first numbers are waves, so that both sides can make them.
"""

import json
import math
import pathlib
import sys

import torch

here = pathlib.Path(__file__).parent
sys.path.insert(0, str(here.parent.parent / "data" / "language"))
from train import Job, losses_of, named

CHARACTERS, CONTEXT, WIDTH, LAYERS, HEADS = 5, 7, 6, 2, 3
square, vector = [WIDTH, WIDTH], [WIDTH]
layer = {
    **{name: square for name in ("wQuery", "wKey", "wValue", "wOutput")},
    **{"w1": [WIDTH, 4 * WIDTH], "b1": [4 * WIDTH], "w2": [4 * WIDTH, WIDTH], "b2": vector},
    **{f"{name}{end}": vector for name in ("norm1", "norm2") for end in ("Gain", "Bias")},
}
SHAPES = {
    **{"characters": [CHARACTERS, WIDTH], "positions": [CONTEXT, WIDTH]},
    **{f"layer{l}.{name}": shape for l in range(LAYERS) for name, shape in layer.items()},
    **{"lastGain": vector, "lastBias": vector},
}
WINDOWS = [[0, 1, 2, 3, 4, 0, 2, 1], [3, 3, 1, 0, 4, 2, 2, 0], [4, 1, 4, 1, 4, 1, 4, 2]]
STEPS, RATE = 3, 0.5  # the learning rate's first steps are a hundredth, two and three hundredths of it


def wave(name, start, shape):
    size = math.prod(shape)
    values = torch.sin(1.7 * torch.arange(start, start + size, dtype=torch.float64) ** 1.1)
    shift = 1 if name.endswith("Gain") else 0
    return (2 * values / math.sqrt(shape[0]) if len(shape) > 1 else 0.3 * values + shift).float()


def first():
    numbers, start = [], 0
    for name, shape in SHAPES.items():
        numbers.append(wave(name, start, shape))
        start += math.prod(shape)
    return torch.cat(numbers)[None]


def trained(flat):
    """Through the very steps of the recipe."""
    job = Job.__new__(Job)
    job.shapes, job.heads, job.device, job.graph, job.step = SHAPES, HEADS, "cpu", None, 0
    job.steps, job.batch, job.length = 1000, len(WINDOWS), CONTEXT + 1
    job.flat = flat.clone().requires_grad_()
    job.moments = [torch.zeros_like(flat) for _ in range(2)]
    job.rates, job.loss, job.losses = torch.tensor([[RATE]]), torch.zeros(1), torch.zeros(STEPS, 1)
    job.texts = [torch.tensor(WINDOWS).flatten()]
    job.starts = torch.arange(0, 24, 8).repeat(STEPS)[None]
    job.windows, job.length_of_step = torch.zeros(1, 3, 8, dtype=torch.long), torch.zeros(3, 1)
    for _ in range(STEPS):
        job.take_step()
    return job.flat.detach()


flat = first().requires_grad_()
windows = torch.tensor([WINDOWS])
params = named(flat, SHAPES)
loss = losses_of(params, windows, HEADS)[0]
gradients = torch.autograd.grad(loss, params.values())
content = {
    "versions": {"torch": torch.__version__},
    "windows": WINDOWS,
    "rate": RATE,
    "loss": loss.item(),
    "gradients": {
        name: {"length": gradient.norm().item(), "first": gradient.flatten()[:5].tolist()}
        for name, gradient in zip(params, gradients)
    },
    "lossAfterThreeSteps": losses_of(named(trained(flat.detach()), SHAPES), windows, HEADS)[0].item(),
}
(here / "language.json").write_text(json.dumps(content) + "\n")
