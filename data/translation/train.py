"""Trains translators as the kit's trainTranslator does, many times quicker. make-translators.js calls it.

It takes all chance from the folder that it is given: the first numbers of each translator and the order of the pairs.
Written there for each run: its losses, its shares of right translations, and its numbers. A run that is there is left out.
"""

import json
import math
import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F

START, END = 0, 1  # places in the target vocabulary


def waves(count, width):
    """Vaswani et al. 2017, section 3.5, sine and cosine in turn."""
    angles = torch.arange(count)[:, None] / 10000 ** (torch.arange(0, width, 2) / width)
    return torch.stack([angles.sin(), angles.cos()], -1).reshape(count, width)


def attend(p, prefix, x, memory, heads, mask):
    """Of the heads whose matrices begin with `prefix`, such as `decoder.crossW`."""
    split = lambda words: words.reshape(*words.shape[:2], heads, -1).transpose(1, 2)
    q, k, v = split(x @ p[f"{prefix}Query"]), split(memory @ p[f"{prefix}Key"]), split(memory @ p[f"{prefix}Value"])
    scores = (q @ k.transpose(2, 3) / q.shape[-1] ** 0.5).masked_fill(~mask, -math.inf)
    found = torch.softmax(scores, -1) @ v
    return found.transpose(1, 2).flatten(2) @ p[f"{prefix}Output"]


def layer(p, part, x, masks, heads, memory=None):
    norm = lambda x, name: F.layer_norm(x, x.shape[-1:], p[f"{part}.{name}Gain"], p[f"{part}.{name}Bias"], 1e-5)
    seen = norm(x, "norm1")
    x = x + attend(p, f"{part}.w", seen, seen, heads, masks[0])
    if memory is not None:
        x = x + attend(p, f"{part}.crossW", norm(x, "norm2"), memory, heads, masks[1])
    last = "norm2" if memory is None else "norm3"
    hidden = F.relu(norm(x, last) @ p[f"{part}.w1"] + p[f"{part}.b1"])
    return x + hidden @ p[f"{part}.w2"] + p[f"{part}.b2"]


def encode(p, ids, lengths, heads):
    mask = (torch.arange(ids.shape[1])[None] < lengths[:, None])[:, None, None]  # [sentences, 1, 1, m]
    x = p["source"][ids] + waves(ids.shape[1], p["source"].shape[1])
    x = layer(p, "encoder", x, [mask], heads)
    return F.layer_norm(x, x.shape[-1:], p["memoryGain"], p["memoryBias"], 1e-5), mask


def decode(p, ids, memory, mask, heads, causal=True):
    n = ids.shape[1]
    past = torch.ones(n, n, dtype=torch.bool)
    x = p["target"][ids] + waves(n, p["target"].shape[1])
    x = layer(p, "decoder", x, [past.tril() if causal else past, mask], heads, memory)
    x = F.layer_norm(x, x.shape[-1:], p["lastGain"], p["lastBias"], 1e-5)
    return x @ p["wOutput"] + p["bOutput"]


def loss_of(p, pairs, heads, causal=True):
    sources, lengths = filled([source for source, _ in pairs])
    inputs, _ = filled([[START, *target] for _, target in pairs])
    right, _ = filled([[*target, END] for _, target in pairs], -100)
    memory, mask = encode(p, sources, lengths, heads)
    logits = decode(p, inputs, memory, mask, heads, causal)
    return F.cross_entropy(logits.flatten(0, 1), right.flatten())


def filled(sentences, filling=0):
    longest = max(map(len, sentences))
    ids = [[*sentence, *[filling] * (longest - len(sentence))] for sentence in sentences]
    return torch.tensor(ids), torch.tensor(list(map(len, sentences)))


@torch.no_grad()
def share_right(p, pairs, heads):
    """Word by word, the likeliest each time; a translation is right if all its words are."""
    memory, mask = encode(p, *filled([source for source, _ in pairs]), heads)
    ids = torch.zeros(len(pairs), 1, dtype=torch.int64) + START
    for _ in range(max(len(target) for _, target in pairs) + 1):
        ids = torch.cat([ids, decode(p, ids, memory, mask, heads)[:, -1:].argmax(-1)], 1)
    wrote = [row[1:] for row in ids.tolist()]
    return sum(row[: len(target) + 1] == [*target, END] for row, (_, target) in zip(wrote, pairs)) / len(pairs)


def read_params(path, shapes):
    numbers, params = torch.tensor(np.fromfile(path, np.float32)), {}
    for name, shape in shapes.items():
        size = int(np.prod(shape))
        params[name], numbers = numbers[:size].reshape(shape).clone().requires_grad_(), numbers[size:]
    return params


def train(run, params, pairs):
    adam = torch.optim.Adam(params.values(), 1, (0.9, 0.999), 1e-7)
    losses = []
    for batch, rate in zip(run["batches"], run["rates"]):
        adam.param_groups[0]["lr"] = rate
        loss = loss_of(params, [pairs[place] for place in batch], run["headCount"], run["causal"])
        adam.zero_grad()
        loss.backward()
        adam.step()
        losses.append(loss.item())
    return losses


def main(folder):
    torch.set_num_threads(1)
    for path in sorted(folder.glob("*.run.json")):
        name = path.name.removesuffix(".run.json")
        done = folder / f"{name}.done.json"
        if done.exists():
            continue
        run = json.loads(path.read_text())
        params = read_params(folder / f"{name}.start", run["shapes"])
        losses = train(run, params, run["pairs"])
        right = {test: share_right(params, pairs, run["headCount"]) for test, pairs in run["tests"].items()}
        np.concatenate([p.detach().numpy().ravel() for p in params.values()]).tofile(folder / f"{name}.end")
        done.write_text(json.dumps({"losses": losses, "right": right}))
        print(name, round(losses[-1], 4), right, flush=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
