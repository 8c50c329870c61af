"""Trains language models as the kit's trainLanguageModel does, many times quicker. make-language-models.js calls it.

    python train.py FOLDER [--device cuda] [--together 6] [--shard 0/4] [--sizes 0,1] [--steps 40]

All chance comes from the folder: the first numbers of each model, and the seeds of the places where pieces of text begin.
Runs of one size are trained together, as many as --together says, each with its own numbers, text and learning rate.
Of each size first some learning rates are tried, from the middle to where it gets worse; the best on the validation text is
taken for the grid. A run ends early when the validation text has been told no better for a while: its best numbers count. Some have a patience of their own.
What is done lies in the folder and is left out; a job that was killed goes on from its last evaluation.
"""

import argparse
import json
import os
import pathlib
import time

import numpy as np
import torch
import torch.nn.functional as F

WARM_UP = 100
LOOKS = 512  # so many pieces of the validation text are looked at while training; the test text is looked at in whole


def forward(p, ids, heads):
    """Scores of the next character, [runs, texts, n, characters], of ids [runs, texts, n]; numbers are [runs, ...]."""
    runs, texts, n = ids.shape
    width = p["characters"].shape[-1]
    one_hot = (ids.reshape(runs, -1, 1) == torch.arange(p["characters"].shape[1], device=ids.device)).float()
    x = one_hot @ p["characters"] + p["positions"][:, :n].repeat(1, texts, 1)  # [runs, texts · n, width]

    def norm(x, name):
        return F.layer_norm(x, (width,), eps=1e-5) * p[f"{name}Gain"][:, None] + p[f"{name}Bias"][:, None]

    def split(x):
        return x.reshape(runs * texts, n, heads, width // heads).transpose(1, 2)

    for l in range(sum(name.endswith(".w1") for name in p)):
        layer = f"layer{l}."
        seen = norm(x, layer + "norm1")
        q, k, v = (split(seen @ p[layer + name]) for name in ("wQuery", "wKey", "wValue"))
        found = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + found.transpose(1, 2).reshape(runs, texts * n, width) @ p[layer + "wOutput"]
        hidden = F.relu(norm(x, layer + "norm2") @ p[layer + "w1"] + p[layer + "b1"][:, None])
        x = x + hidden @ p[layer + "w2"] + p[layer + "b2"][:, None]
    logits = norm(x, "last") @ p["characters"].transpose(1, 2)
    return logits.reshape(runs, texts, n, -1)


def losses_of(p, windows, heads):
    """The loss of each run, of windows [runs, texts, n + 1]."""
    logits = forward(p, windows[..., :-1], heads)
    each = F.cross_entropy(logits.flatten(0, 2), windows[..., 1:].flatten(), reduction="none")
    return each.reshape(windows.shape[0], -1).mean(1)


def named(flat, shapes):
    """Numbers [runs, all] as the kit names them: views, whose gradient comes back as one piece."""
    pieces = flat.split([int(np.prod(shape)) for shape in shapes.values()], 1)
    return {name: piece.reshape(-1, *shape) for piece, (name, shape) in zip(pieces, shapes.items())}


def random_numbers(seed, count):
    """The first numbers of the kit's seededRandom(seed): mulberry32."""
    state = (np.arange(1, count + 1, dtype=np.uint64) * 0x6D2B79F5 + seed) & 0xFFFFFFFF
    times = lambda a, b: a * b & 0xFFFFFFFF
    mixed = times(state ^ state >> 15, state | 1)
    mixed ^= (mixed + times(mixed ^ mixed >> 7, mixed | 61)) & 0xFFFFFFFF
    return (mixed ^ mixed >> 14) / 2**32


def pace_at(step, steps):
    return min(step / WARM_UP, (steps - step + 1) / max(steps - WARM_UP, 1), 1)


class Job:
    """Runs of one size, trained together."""

    def __init__(self, plan, folder, runs, device):
        size = plan["sizes"][runs[0]["size"]]
        self.heads, self.shapes, self.device = size["headCount"], size["shapes"], device
        self.steps, self.batch, self.length = runs[0]["steps"], plan["batchSize"], size["context"] + 1
        read = lambda name, kind: torch.tensor(np.fromfile(folder / name, kind))
        texts = {name: read(f"{name}.ids", np.uint8).long().to(device) for name in plan["texts"]}
        self.texts = [texts[run["text"]] for run in runs]
        self.held = {name: self.cut(texts[name]) for name in ("validation", "test")}
        self.held["validation"] = self.held["validation"][:: max(1, len(self.held["validation"]) // LOOKS)]
        starts = [random_numbers(run["seed"], self.steps * self.batch) for run in runs]
        places = [np.floor(u * (len(text) - self.length + 1)) for u, text in zip(starts, self.texts)]
        self.starts = torch.tensor(np.stack(places), dtype=torch.long, device=device)
        for run, place in zip(runs, places):
            assert place[: len(run["firstStarts"])].tolist() == run["firstStarts"], "other chance than the kit's"
        first = [read(f"size{run['size']}-{run['seed']}.start", np.float32) for run in runs]
        self.flat = torch.stack(first).to(device).requires_grad_()
        self.moments = [torch.zeros_like(self.flat, requires_grad=False) for _ in range(2)]
        self.rates = torch.tensor([[run["rate"]] for run in runs], device=device)
        self.best, self.best_at = self.flat.detach().clone(), [0] * len(runs)
        self.curve, self.seconds, self.step = [], 0.0, 0
        self.losses = torch.zeros(self.steps, len(runs), device=device)  # small pieces kept one by one would hold great freed ones apart
        self.windows = torch.zeros(len(runs), self.batch, self.length, dtype=torch.long, device=device)
        self.length_of_step = torch.zeros(3, 1, device=device)  # pace, and what Adam divides both moments by
        self.loss = torch.zeros(len(runs), device=device)
        self.graph = None

    def cut(self, text):
        """All pieces as long as the context, each with the first character of the next: [pieces, n + 1]."""
        count = (len(text) - 1) // (self.length - 1)
        return text[: count * (self.length - 1) + 1].unfold(0, self.length, self.length - 1)

    def descend(self):
        """One step of Adam, by what lies in self.windows and self.length_of_step."""
        losses = losses_of(named(self.flat, self.shapes), self.windows, self.heads)
        (gradient,) = torch.autograd.grad(losses.sum(), self.flat)
        with torch.no_grad():
            self.loss.copy_(losses)
            self.moments[0].mul_(0.9).add_(gradient, alpha=0.1)
            self.moments[1].mul_(0.999).addcmul_(gradient, gradient, value=0.001)
            pace, first, second = self.length_of_step
            down = (self.moments[1] / second).sqrt_().add_(1e-7)
            self.flat.sub_(self.rates * pace * (self.moments[0] / first) / down)

    def capture(self):
        """On a GPU the step is recorded once and played again: starting its hundreds of small pieces would take longer than they do."""
        kept = [each.detach().clone() for each in (self.flat, *self.moments)]
        self.length_of_step.fill_(1)
        aside = torch.cuda.Stream()
        aside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(aside):
            for _ in range(3):
                self.descend()
        torch.cuda.current_stream().wait_stream(aside)
        self.graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self.graph):
            self.descend()
        with torch.no_grad():
            for each, before in zip((self.flat, *self.moments), kept):
                each.copy_(before)

    def take_step(self):
        at = self.starts[:, self.step * self.batch : (self.step + 1) * self.batch]
        places = at[..., None] + torch.arange(self.length, device=self.device)
        self.windows.copy_(torch.stack([text[place] for text, place in zip(self.texts, places)]))
        self.step += 1
        sizes = [pace_at(self.step, self.steps), 1 - 0.9**self.step, 1 - 0.999**self.step]
        self.length_of_step.copy_(torch.tensor(sizes)[:, None])
        self.graph.replay() if self.graph else self.descend()
        self.losses[self.step - 1] = self.loss

    @torch.no_grad()
    def measure(self, name, flat):
        """The loss of each run on a text that no run learns from."""
        p, pieces = named(flat, self.shapes), self.held[name]
        sums = torch.zeros(len(flat), device=self.device)
        for some in pieces.split(256):
            sums += losses_of(p, some.expand(len(flat), -1, -1), self.heads) * len(some)
        return (sums / len(pieces)).tolist()

    def evaluate(self):
        """Measures on the validation text, and keeps of each run the numbers that were best there."""
        found = self.measure("validation", self.flat)
        for run, loss in enumerate(found):
            if all(loss < before[run] for _, before in self.curve):
                self.best[run], self.best_at[run] = self.flat[run].detach(), self.step
        self.curve.append((self.step, found))

    def state(self):
        return {
            **{name: getattr(self, name) for name in ("best_at", "curve", "seconds", "step")},
            **{"flat": self.flat.detach(), "best": self.best, "moments": self.moments},
            "losses": self.losses[: self.step].cpu(),
        }

    def go_on(self, state):
        with torch.no_grad():
            self.flat.copy_(state["flat"])
            self.best.copy_(state["best"])
            for mine, kept in zip(self.moments, state["moments"]):
                mine.copy_(kept)
        self.losses[: len(state["losses"])] = state["losses"].to(self.device)
        for name in ("best_at", "curve", "seconds", "step"):
            setattr(self, name, state[name])

    def train(self, evaluate_at, patience, part, say, watch):
        """Trains to the end, or until no run has got better for so many steps as patience says."""
        if part.exists():
            self.go_on(torch.load(part, map_location=self.device))
        if self.device == "cuda":
            self.capture()
        started = time.time() - self.seconds
        for until in [step for step in evaluate_at if step >= self.step]:
            while self.step < until:
                self.take_step()
            if not self.curve or self.curve[-1][0] < self.step:
                self.evaluate()
                watch(self.step, self.flat.detach())
            self.seconds = time.time() - started
            say(f"step {self.step} of {self.steps}, {self.seconds:.0f} s: " + " ".join(f"{x:.3f}" for x in self.curve[-1][1]))
            if self.step > 0:
                saved(part, lambda file: torch.save(self.state(), file))
            if self.step - max(self.best_at) >= patience:
                break


def saved(path, write):
    """Whole or not at all."""
    beside = path.with_name(path.name + ".new")
    write(beside)
    os.replace(beside, path)


def results(job, runs, folder):
    test, losses = job.measure("test", job.best), job.losses[: job.step].cpu()
    for i, run in enumerate(runs):
        job.best[i].cpu().numpy().tofile(folder / f"{run['key']}.end")
        done = {
            **{name: run[name] for name in ("key", "size", "text", "seed", "rate")},
            **{"steps": job.step, "planned": job.steps},
            **{"losses": losses[:, i].tolist(), "validation": [[step, found[i]] for step, found in job.curve]},
            **{"bestAt": job.best_at[i], "test": test[i], "secondsOfJob": job.seconds, "runsOfJob": len(runs)},
            **{"torch": torch.__version__, "device": torch.cuda.get_device_name() if job.device == "cuda" else "cpu"},
        }
        saved(folder / f"{run['key']}.done.json", lambda file: file.write_text(json.dumps(done)))


def read_done(folder, run):
    path = folder / f"{run['key']}.done.json"
    return json.loads(path.read_text()) if path.exists() else None


def best_rate(trials, loss_of):
    """The learning rate with the lowest loss: from the middle one on, in whichever direction it gets better."""
    trials = sorted(trials, key=lambda run: run["rate"])
    at = len(trials) // 2
    least = loss_of(trials[at])
    for step in (-1, 1):
        while 0 <= at + step < len(trials) and (loss := loss_of(trials[at + step])) < least:
            at, least = at + step, loss
    return trials[at]["rate"]


def main():
    parse = argparse.ArgumentParser()
    parse.add_argument("folder", type=pathlib.Path)
    parse.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parse.add_argument("--together", type=int, help="runs of a size at once (default: all on a GPU, 1 on a CPU)")
    parse.add_argument("--shard", default="0/1", help="K/N: only each Nth size, from the Kth; all of a size belong together")
    parse.add_argument("--sizes", help="only these, such as 0,1")
    parse.add_argument("--steps", type=int, help="so few in each run, to try the script: use a folder of its own")
    asked = parse.parse_args()
    torch.set_num_threads(1)
    plan = json.loads((asked.folder / "plan.json").read_text())
    shard, shards = map(int, asked.shard.split("/"))
    sizes = [int(size) for size in asked.sizes.split(",")] if asked.sizes else range(len(plan["sizes"]))
    together = asked.together or (1 if asked.device == "cpu" else 99)
    for size in list(sizes)[shard::shards]:
        trials = [run for run in plan["trials"] if run["size"] == size]

        def loss_of(trial):
            train_all(asked, plan, [trial], 1)
            return min(loss for _, loss in read_done(asked.folder, trial)["validation"])

        rate = best_rate(trials, loss_of)
        runs = [{**run, "rate": rate} for run in plan["runs"] if run["size"] == size]
        for steps in sorted({run["steps"] for run in runs}):
            train_all(asked, plan, [run for run in runs if run["steps"] == steps], together)


def train_all(asked, plan, runs, together):
    if asked.steps:
        runs = [{**run, "steps": asked.steps} for run in runs]
    left = [run for run in runs if not read_done(asked.folder, run)]
    for some in [left[i : i + together] for i in range(0, len(left), together)]:
        job = Job(plan, asked.folder, some, asked.device)
        evaluate_at = [step for step in plan["evaluateAt"] if step < job.steps] + [job.steps]
        part = asked.folder / f"{'+'.join(run['key'] for run in some)}.part"
        say = lambda text: print(some[0]["key"], f"({len(some)} runs):", text, flush=True)

        def watch(step, flat):
            for run, numbers in zip(some, flat):
                if run.get("watched"):
                    numbers.cpu().numpy().tofile(asked.folder / f"{run['key']}.at-{step}")

        job.train(evaluate_at, some[0].get("patience", plan["patience"]), part, say, watch)
        results(job, some, asked.folder)
        part.unlink()


if __name__ == "__main__":
    main()
