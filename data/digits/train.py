"""Trains the two nets of chapter 10 as the kit's trainImageNet does, many times quicker. make-digit-nets.js calls it.

It takes all chance from the folder that it is given: the first numbers of each net, the order of the images and their shifts.
Written there for each run: its losses, its accuracies, and its numbers. A run that is there already is left out.
"""

import json
import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F

torch.set_num_threads(1)
folder = pathlib.Path(sys.argv[1])
plan = json.loads((folder / "plan.json").read_text())
digits = np.frombuffer((pathlib.Path(__file__).parent / "digits.bin").read_bytes(), np.uint8).reshape(-1, 65)
images = torch.tensor(digits[:, :64].reshape(-1, 8, 8) / 16, dtype=torch.float32)
labels = torch.tensor(digits[:, 64], dtype=torch.int64)


def placed(places, shifts):
    """[batch, 12, 12]: each digit on its canvas, shifted to the right and down."""
    canvases = torch.zeros(len(places), 12, 12)
    for i, (place, (right, down)) in enumerate(zip(places, shifts)):
        canvases[i, 2 + down : 10 + down, 2 + right : 10 + right] = images[place]
    return canvases


def convolution(x, p):
    x = x[:, None]
    for layer in "123":
        x = F.relu(F.conv2d(x, p[f"filters{layer}"].permute(3, 2, 0, 1), p[f"bias{layer}"], padding=1))
    return x.mean((2, 3)) @ p["wOutput"] + p["bOutput"]


def transformer(x, p):
    patches = x.reshape(-1, 6, 2, 6, 2).transpose(2, 3).reshape(-1, 36, 4)
    x = patches @ p["wPatch"] + p["bPatch"] + p["positions"]
    norm = lambda x, name: F.layer_norm(x, (24,), p[f"{name}Gain"], p[f"{name}Bias"], 1e-5)
    heads = lambda x: x.reshape(-1, 36, 4, 6).transpose(1, 2)
    for layer in ("layer1.", "layer2."):
        seen = norm(x, f"{layer}norm1")
        q, k, v = (heads(seen @ p[layer + name]) for name in ("wQuery", "wKey", "wValue"))
        found = torch.softmax(q @ k.transpose(2, 3) / 6**0.5, -1) @ v
        x = x + found.transpose(1, 2).reshape(-1, 36, 24) @ p[layer + "wOutput"]
        hidden = F.relu(norm(x, f"{layer}norm2") @ p[layer + "w1"] + p[layer + "b1"])
        x = x + hidden @ p[layer + "w2"] + p[layer + "b2"]
    return norm(x, "norm").mean(1) @ p["wOutput"] + p["bOutput"]


NETS = {"convolution": convolution, "transformer": transformer}


def read_params(path, shapes):
    numbers, params = torch.tensor(np.fromfile(path, np.float32)), {}
    for name, shape in shapes.items():
        size = int(np.prod(shape))
        params[name], numbers = numbers[:size].reshape(shape).clone().requires_grad_(), numbers[size:]
    return params


def train(run, net, params):
    batches = np.fromfile(folder / f"{run['batches']}.batches", np.int16).reshape(run["steps"], -1, 3)
    adam = torch.optim.Adam(params.values(), run["learningRate"], (0.9, 0.999), 1e-7)
    losses = []
    for batch in batches:
        loss = F.cross_entropy(net(placed(batch[:, 0], batch[:, 1:]), params), labels[batch[:, 0].astype(int)])
        adam.zero_grad()
        loss.backward()
        adam.step()
        losses.append(loss.item())
    return losses


def accuracy(net, params, by):
    """Mean over the four directions."""
    test = plan["test"]
    shifts = {(by, 0), (-by, 0), (0, by), (0, -by)}
    right = [
        (net(placed(test, [shift] * len(test)), params).argmax(1) == labels[test]).float().mean().item()
        for shift in sorted(shifts)
    ]
    return sum(right) / len(right)


for run in plan["runs"]:
    done = folder / f"{run['name']}.json"
    if done.exists():
        continue
    net = NETS[run["kind"]]
    params = read_params(folder / f"{run['start']}.start", plan["shapes"][run["kind"]])
    losses = train(run, net, params)
    with torch.no_grad():
        accuracies = [accuracy(net, params, by) for by in (0, 1, 2)]
    np.concatenate([p.detach().numpy().ravel() for p in params.values()]).tofile(folder / f"{run['name']}.end")
    done.write_text(json.dumps({**run, "losses": losses, "accuracies": accuracies}))
    print(run["name"], [round(a, 3) for a in accuracies], flush=True)
