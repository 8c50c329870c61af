"""Tunes the encoder as the kit's trainTuning does, quicker. make-tunings.js calls it.

It takes all chance from the folder that it is given: the first numbers, the texts, their order. Only for "scratch", which the kit
doesn't have, it draws the first numbers itself. Written there for each run: losses, shares of right answers, what has changed.
A run that is there is left out.
"""

import json
import pathlib
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

LAYERS, HEADS, WIDTH, EPSILON = 6, 12, 384, 1e-12


def read_numbers(path, shapes):
    numbers, params = torch.tensor(np.fromfile(path, np.float32)), {}
    for name, shape in shapes.items():
        size = int(np.prod(shape))
        params[name], numbers = numbers[:size].reshape(shape).clone(), numbers[size:]
    return params


def norm(p, x, gain, bias):
    return F.layer_norm(x, (WIDTH,), p[gain], p[bias], EPSILON)


def embed(p, ids):
    rows = p["words"][ids] + p["positions"][: ids.shape[1]] + p["segment"]
    return norm(p, rows, "gain", "bias")


def layer(p, i, x, mask):
    of = lambda name: p[f"{i}.{name}"]
    project = lambda x, name, w=None: x @ (of(f"w{name}") if w is None else w) + of(f"b{name}")
    split = lambda x: x.reshape(*x.shape[:2], HEADS, -1).transpose(1, 2)
    adapted = lambda name, low: of(f"w{name}") + of(f"{low}Down") @ of(f"{low}Up") if f"{i}.{low}Up" in p else None
    q, v = split(project(x, "Query", adapted("Query", "query"))), split(project(x, "Value", adapted("Value", "value")))
    found = F.scaled_dot_product_attention(q, split(project(x, "Key")), v, attn_mask=mask)
    x = norm(p, x + project(found.transpose(1, 2).flatten(2), "Output"), f"{i}.norm1Gain", f"{i}.norm1Bias")
    hidden = F.gelu(x @ of("w1") + of("b1")) @ of("w2") + of("b2")
    return norm(p, x + hidden, f"{i}.norm2Gain", f"{i}.norm2Bias")


def filled(ids):
    longest = max(map(len, ids))
    return torch.tensor([[*row, *[0] * (longest - len(row))] for row in ids]), torch.tensor(list(map(len, ids)))


def sentences(p, ids, frozen=0):
    """The mean of the last hidden states, scaled to length 1; the first layers may need no gradients."""
    ids, lengths = filled(ids)
    real = torch.arange(ids.shape[1])[None] < lengths[:, None]
    with torch.set_grad_enabled(frozen == 0 and torch.is_grad_enabled()):
        x = embed(p, ids)
        for i in range(frozen):
            x = layer(p, i, x, real[:, None, None])
    for i in range(frozen, LAYERS):
        x = layer(p, i, x, real[:, None, None])
    mean = (x * real[..., None]).sum(1) / lengths[:, None]
    return mean / mean.norm(dim=1, keepdim=True)


def logits(p, ids, frozen=0):
    return WIDTH**0.5 * sentences(p, ids, frozen) @ p["head"] + p["headBias"]


@torch.no_grad()
def in_batches(f, p, ids, size=32):
    return torch.cat([f(p, ids[first : first + size]) for first in range(0, len(ids), size)])


def judged(p, part):
    scores, labels = in_batches(logits, p, part["ids"]), torch.tensor(part["labels"])
    right = (scores.argmax(1) == labels).float().mean().item()
    return {"right": right, "loss": F.cross_entropy(scores, labels).item()}


def from_scratch(params, seed):
    """The same sizes, and no number that was learned: matrices from N(0, 1/rows), tables from N(0, 1)."""
    torch.manual_seed(seed)
    for name, values in params.items():
        last = name.split(".")[-1]
        if last.startswith("w") and values.dim() == 2 and "." in name:
            params[name] = torch.randn_like(values) / values.shape[0] ** 0.5
        elif name in ("words", "positions", "segment"):
            params[name] = torch.randn_like(values)
        elif not last.startswith("head"):
            params[name] = torch.full_like(values, float(last.lower().endswith("gain")))


def train(run, task, params):
    names = list(params) if run["way"] == "scratch" else run["learns"]
    for name in names:
        params[name] = params[name].clone().requires_grad_()
    adam = torch.optim.Adam([params[name] for name in names], 1, (0.9, 0.999), 1e-7)
    texts, frozen = task["train"], LAYERS - 1 if run["way"] == "last" else 0
    losses, watched, seconds = [], [], 0
    for step, (batch, rate) in enumerate(zip(run["batches"], run["rates"]), 1):
        began = time.process_time()
        adam.param_groups[0]["lr"] = rate
        scores = logits(params, [texts["ids"][place] for place in batch], frozen)
        loss = F.cross_entropy(scores, torch.tensor([texts["labels"][place] for place in batch]))
        adam.zero_grad()
        loss.backward()
        adam.step()
        losses.append(loss.item())
        seconds += time.process_time() - began
        if run["watched"] and step % run["watched"] == 0:
            some = {"ids": texts["ids"][: run["count"]], "labels": texts["labels"][: run["count"]]}
            parts = {"train": some, "validation": task["validation"]}
            watched.append({"step": step, **{name: judged(params, part) for name, part in parts.items()}})
    return losses, watched, seconds, sum(params[name].numel() for name in names)


def moved(before, after):
    """How far each matrix of a layer went, as a share of its own length."""
    shares = {}
    for name in before:
        if name.split(".")[-1].startswith("w") and "." in name:
            now = after[name]
            i, low = name.split(".")[0], name.split(".w")[1].lower()
            if f"{i}.{low}Up" in after:
                now = now + after[f"{i}.{low}Down"] @ after[f"{i}.{low}Up"]
            shares[name] = ((now - before[name]).norm() / before[name].norm()).item()
    return shares


@torch.no_grad()
def neighbors(p, kept):
    """Of chapter 8's sentences, how many have their nearest neighbor in their own topic; and the cosines."""
    vectors = in_batches(sentences, p, kept["ids"])
    cosines = vectors @ vectors.T
    nearest = (cosines - 2 * torch.eye(len(cosines))).argmax(1)
    topics = torch.tensor(kept["labels"])
    return {"right": int((topics[nearest] == topics).sum()), "cosines": cosines[0].tolist(), "mean": cosines.mean().item()}


def main(folder):
    torch.set_num_threads(1)
    plan = json.loads((folder / "plan.json").read_text())
    shared = read_numbers(folder / "encoder.bin", plan["shapes"])
    for name in plan["order"]:
        done = folder / f"{name}.done.json"
        if done.exists():
            continue
        run = json.loads((folder / f"{name}.run.json").read_text())
        task = json.loads((folder / f"{run['task']}.json").read_text())
        params = dict(shared)
        params.update(read_numbers(folder / run["start"], run["shapes"]))
        if run["way"] == "scratch":
            from_scratch(params, run["seed"])
        losses, watched, seconds, count = train(run, task, params)
        result = {"losses": losses, "watched": watched, "seconds": seconds, "learned": count}
        with torch.no_grad():
            result["validation"] = judged(params, task["validation"])
            if run["isTested"]:
                result["test"] = judged(params, task["test"])
                result["moved"] = moved(shared, params)
                result["kept"] = neighbors(params, plan["kept"])
                result["logits"] = in_batches(logits, params, task["test"]["ids"]).tolist()
                result["sentences"] = in_batches(sentences, params, task["test"]["ids"][:64]).tolist()
        if run["way"] == "lora":
            ends = [params[name].detach().numpy().ravel() for name in run["learns"]]
            np.concatenate(ends).tofile(folder / f"{name}.end")
        done.write_text(json.dumps(result))
        told = {part: round(result[part]["right"], 3) for part in ("validation", "test") if part in result}
        print(name, round(losses[-1], 4), told, round(seconds, 1), flush=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
