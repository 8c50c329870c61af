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


class Batch:
    """Texts without padding, word below word; only where words look at each other they stand in rows as long as the longest text."""

    def __init__(self, ids):
        self.lengths = torch.tensor(list(map(len, ids)))
        self.ids = torch.tensor([token for row in ids for token in row])
        longest = int(self.lengths.max())
        self.shape = len(ids), longest
        self.real = torch.arange(longest)[None] < self.lengths[:, None]
        self.text, self.position = self.real.nonzero(as_tuple=True)
        self.place = self.text * longest + self.position

    def rows(self, x):
        spread = x.new_zeros(self.shape[0] * self.shape[1], WIDTH).index_copy(0, self.place, x)
        return spread.reshape(*self.shape, HEADS, -1).transpose(1, 2)

    def words(self, rows):
        return rows.transpose(1, 2).reshape(-1, WIDTH)[self.place]

    def mean(self, x):
        return x.new_zeros(self.shape[0], WIDTH).index_add(0, self.text, x) / self.lengths[:, None]


def embed(p, batch):
    return norm(p, p["words"][batch.ids] + p["positions"][batch.position] + p["segment"], "gain", "bias")


def layer(p, i, x, batch):
    of = lambda name: p[f"{i}.{name}"]
    project = lambda x, name: x @ of(f"w{name}") + of(f"b{name}")
    added = lambda low: x @ of(f"{low}Down") @ of(f"{low}Up") if f"{i}.{low}Up" in p else 0
    q, k, v = project(x, "Query") + added("query"), project(x, "Key"), project(x, "Value") + added("value")
    mask = batch.real[:, None, None]
    found = F.scaled_dot_product_attention(batch.rows(q), batch.rows(k), batch.rows(v), attn_mask=mask)
    x = norm(p, x + project(batch.words(found), "Output"), f"{i}.norm1Gain", f"{i}.norm1Bias")
    hidden = F.gelu(x @ of("w1") + of("b1")) @ of("w2") + of("b2")
    return norm(p, x + hidden, f"{i}.norm2Gain", f"{i}.norm2Bias")


@torch.no_grad()
def read(p, ids, frozen):
    """Each text as it comes out of the first layers."""
    batch = Batch(ids)
    x = embed(p, batch)
    for i in range(frozen):
        x = layer(p, i, x, batch)
    return x.split(batch.lengths.tolist())


def sentences(p, ids, before=None):
    """The mean of the last hidden states, scaled to length 1; of texts that were read through all layers but the last, or of others."""
    batch = Batch(ids)
    x = torch.cat(before) if before else embed(p, batch)
    for i in range(LAYERS - 1 if before else 0, LAYERS):
        x = layer(p, i, x, batch)
    mean = batch.mean(x)
    return mean / mean.norm(dim=1, keepdim=True)


def logits(p, ids, before=None):
    return WIDTH**0.5 * sentences(p, ids, before) @ p["head"] + p["headBias"]


@torch.no_grad()
def in_batches(f, p, ids, size=32):
    """Texts of like length together."""
    order = sorted(range(len(ids)), key=lambda place: len(ids[place]))
    made = torch.cat([f(p, [ids[place] for place in order[first : first + size]]) for first in range(0, len(ids), size)])
    return made[torch.tensor(order).argsort()]


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
    adam = torch.optim.Adam([params[name] for name in names], 1, (0.9, 0.999), 1e-7, fused=True)
    some = {part: values[: run["count"]] for part, values in task["train"].items()}
    ids, labels = some["ids"], some["labels"]
    losses, watched, began = [], [], time.process_time()
    before = read(params, ids, LAYERS - 1) if run["way"] == "last" else None  # these layers stay: once is enough
    seconds = time.process_time() - began
    for step, (batch, rate) in enumerate(zip(run["batches"], run["rates"]), 1):
        began = time.process_time()
        adam.param_groups[0]["lr"] = rate
        scores = logits(params, [ids[place] for place in batch], before and [before[place] for place in batch])
        loss = F.cross_entropy(scores, torch.tensor([labels[place] for place in batch]))
        adam.zero_grad()
        loss.backward()
        adam.step()
        losses.append(loss.item())
        seconds += time.process_time() - began
        if run["watched"] and step % run["watched"] == 0:
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
    return {"right": int((topics[nearest] == topics).sum()), "mean": cosines.mean().item()}


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
            part = "test" if run["isTested"] else "validation"
            result[part] = judged(params, task[part])
            if run["isTested"]:
                result["moved"] = moved(shared, params)
                result["kept"] = neighbors(params, plan["kept"])
        if run["way"] == "lora":
            ends = [params[name].detach().numpy().ravel() for name in run["learns"]]
            np.concatenate(ends).tofile(folder / f"{name}.end")
        done.write_text(json.dumps(result))
        print(name, round(losses[-1], 4), part, round(result[part]["right"], 3), round(seconds, 1), flush=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
