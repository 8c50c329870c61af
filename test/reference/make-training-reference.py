"""Makes test/reference/training.json: what PyTorch says about the loss of a head, its gradients, and steps of Adam.

    python3 -m venv ../torch
    ../torch/bin/pip install torch==2.15.0
    ../torch/bin/python test/reference/make-training-reference.py

Everything is computed on the CPU in float64, from PyTorch's own softmax, cross-entropy and Adam. Inputs have two decimals,
so that float32 and float64 start from nearly the same numbers. Adam's epsilon is TensorFlow.js's, 1e-7.
"""

import json
import pathlib
import platform

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
generator = torch.Generator().manual_seed(20170612)
D_MODEL, D_K, WORDS = 5, 3, 11
SENTENCES = [  # tokens, and what each is about; None: not judged
    ([0, 3, 7, 4, 2, 3, 9], [0, 3, 0, 4, 0, None, 0]),
    ([10, 1, 6], [1, 1, None]),
]


def random(*shape, spread=0.6):
    return torch.round(torch.randn(*shape, generator=generator) * spread, decimals=2)


def loss_of(w_query, w_key, w_value, words, scale):
    losses = []
    for tokens, about in SENTENCES:
        x = words[tokens]
        weights = torch.softmax((x @ w_query) @ (x @ w_key).T * scale, dim=-1)
        logits = weights @ (x @ w_value) @ words.T
        judged = [i for i, word in enumerate(about) if word is not None]
        losses.append(F.cross_entropy(logits[judged], torch.tensor([about[i] for i in judged]), reduction="none"))
    return torch.cat(losses).mean()


def numbers(tensor):
    return [[float(f"{x:.8g}") for x in row] for row in tensor.detach().tolist()]


words = random(WORDS, D_MODEL, spread=1)
first = {"wQuery": random(D_MODEL, D_K), "wKey": random(D_MODEL, D_K), "wValue": random(D_MODEL, D_MODEL)}


def case(title, scale, shared=False):
    head = {name: tensor.clone().requires_grad_() for name, tensor in first.items()}
    learned = [head["wQuery"], head["wValue"]] if shared else list(head.values())
    names = ["wQuery", "wValue"] if shared else list(head)
    key = head["wQuery"] if shared else head["wKey"]
    loss = loss_of(head["wQuery"], key, head["wValue"], words, scale)
    gradients = torch.autograd.grad(loss, learned)
    adam = torch.optim.Adam(learned, lr=0.05, eps=1e-7)
    for step in range(3):
        for group in adam.param_groups:
            group["lr"] = 0.05 * (1 - step / 4)
        adam.zero_grad()
        loss_of(head["wQuery"], key, head["wValue"], words, scale).backward()
        adam.step()
    return {
        "title": title,
        "scale": scale,
        "shared": shared,
        "loss": loss.item(),
        "gradients": {name: numbers(gradient) for name, gradient in zip(names, gradients)},
        "afterThreeSteps": {name: numbers(head[name]) for name in names},
    }


made = {
    "tool": f"PyTorch {torch.__version__}, Python {platform.python_version()}",
    "command": "python test/reference/make-training-reference.py",
    "words": numbers(words),
    "sentences": [{"tokens": tokens, "about": about} for tokens, about in SENTENCES],
    "head": {name: numbers(tensor) for name, tensor in first.items()},
    "cases": [
        case("a head as it is", 1 / D_K**0.5),
        case("scores that are not divided", 1.0),
        case("queries that serve as keys", 1 / D_K**0.5, shared=True),
    ],
}
text = json.dumps(made, indent=1)
pathlib.Path(__file__).with_name("training.json").write_text(text + "\n")
