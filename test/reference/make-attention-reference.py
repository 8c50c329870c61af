"""Makes test/reference/attention.json: what PyTorch says about every public attention helper, forward and backward.

    python3 -m venv ../torch
    ../torch/bin/pip install torch==2.15.0
    ../torch/bin/python test/reference/make-attention-reference.py

Everything is computed on the CPU in float64, by PyTorch's own functions and modules wherever it has them.
Inputs have two decimals, so that float32 and float64 start from nearly the same numbers. Masks: true = may attend.
The gradients are those of sum(output * cotangent).
"""

import json
import pathlib
import platform

import torch
import torch.nn.functional as F
from torch.nn.attention.flex_attention import flex_attention

torch.set_default_dtype(torch.float64)
generator = torch.Generator().manual_seed(20170612)
cases = []


def random(*shape, spread=0.6):
    return torch.round(torch.randn(*shape, generator=generator) * spread, decimals=2).requires_grad_()


def random_mask(*shape):
    """About two thirds true, and true at least once in each row."""
    mask = torch.rand(*shape, generator=generator) < 0.67
    mask[..., 0] |= ~mask.any(-1)
    return mask


def plain(tensor):
    """A tensor as shape and flat list: 8 digits are more than float32 holds."""
    flat = tensor.detach().flatten().tolist()
    if tensor.dtype == torch.bool:
        numbers = [int(x) for x in flat]
    else:
        numbers = ["-Infinity" if x == -torch.inf else float(f"{x:.8g}") for x in flat]
    return {"type": "bool" if tensor.dtype == torch.bool else "float32", "shape": list(tensor.shape), "data": numbers}


def case(title, helper, args, inputs, outputs, differentiable=True):
    """Records one call `helper(*args)`, where "$x" in args stands for inputs["x"]; outputs["output"] has gradients."""
    record = {"title": title, "helper": helper, "args": args}
    record["inputs"] = {name: plain(tensor) for name, tensor in inputs.items()}
    record["outputs"] = {name: plain(tensor) for name, tensor in outputs.items()}
    if differentiable:
        cotangent = random(*outputs["output"].shape).detach()
        learned = {name: tensor for name, tensor in inputs.items() if tensor.requires_grad}
        gradients = torch.autograd.grad((outputs["output"] * cotangent).sum(), list(learned.values()))
        record["cotangent"] = plain(cotangent)
        record["gradients"] = {name: plain(g) for name, g in zip(learned, gradients)}
    cases.append(record)


def refer(**names):
    """Options or parameters that refer to inputs of the same name."""
    return {name: f"${name}" for name in names}


# Steps ---------------------------------------------------------------------------------------------------------------

for title, shape in [("one sentence", (7, 5)), ("a batch", (2, 7, 5)), ("a batch of heads", (2, 3, 7, 5))]:
    x, w, b = random(*shape), random(5, 11), random(11)
    case(f"{title}, no bias", "project", ["$x", "$w"], {"x": x, "w": w}, {"output": F.linear(x, w.T)})
    case(f"{title}, bias", "project", ["$x", "$w", "$b"], {"x": x, "w": w, "b": b}, {"output": F.linear(x, w.T, b)})

for title, batch in [("one sentence", ()), ("a batch", (2,)), ("a batch of heads", (2, 3))]:
    queries, keys = random(*batch, 7, 5), random(*batch, 11, 5)
    case(title, "attentionScores", ["$queries", "$keys"], {"queries": queries, "keys": keys},
         {"output": torch.einsum("...id,...jd->...ij", queries, keys)})
    weights, values = random(*batch, 7, 11), random(*batch, 11, 5)
    case(title, "weightedSum", ["$weights", "$values"], {"weights": weights, "values": values},
         {"output": torch.einsum("...ij,...jd->...id", weights, values)})

for title, shape in [("one row", (13,)), ("one sentence", (7, 11)), ("a batch of heads", (2, 3, 7, 5))]:
    scores = random(*shape, spread=2)
    case(title, "softmaxWeights", ["$scores"], {"scores": scores}, {"output": F.softmax(scores, -1)})
    for temperature in [0.25, 3]:
        case(f"{title}, temperature {temperature}", "softmaxWeights", ["$scores", {"temperature": temperature}],
             {"scores": scores}, {"output": F.softmax(scores / temperature, -1)})
    mask = random_mask(*shape)
    masked = scores.masked_fill(~mask, -torch.inf)
    case(f"{title}, masked", "softmaxWeights", ["$scores", {"mask": "$mask"}], {"scores": scores, "mask": mask},
         {"output": F.softmax(masked, -1)})
scores = (random(3, 5).detach() + 1000).requires_grad_()
case("large scores", "softmaxWeights", ["$scores"], {"scores": scores}, {"output": F.softmax(scores, -1)})


# Scaled dot-product attention ----------------------------------------------------------------------------------------

def attention(title, batch, n, m, d_k, d_v, helper="scaledDotProductAttention", **options):
    """Expected: PyTorch's fused function (for a softcap flex_attention), which agrees with the formula to 1e-12."""
    queries, keys, values = random(*batch, n, d_k), random(*batch, m, d_k), random(*batch, m, d_v)
    inputs = {"queries": queries, "keys": keys, "values": values}
    inputs |= {name: option for name, option in options.items() if isinstance(option, torch.Tensor)}
    args = {name: f"${name}" if isinstance(option, torch.Tensor) else option for name, option in options.items()}
    mask = options.get("mask", torch.ones(n, m, dtype=torch.bool)).broadcast_to(*batch, n, m)
    if options.get("causal"):
        mask = mask & torch.ones(n, m, dtype=torch.bool).tril()
    bias = options.get("bias", torch.zeros(n, m)).broadcast_to(*batch, n, m)
    scale = options.get("scale", d_k ** -0.5)
    softcap = options.get("softcap")
    scores = queries @ keys.transpose(-1, -2) * scale
    if softcap:
        scores = softcap * torch.tanh(scores / softcap)
    scores = (scores + bias).masked_fill(~mask, -torch.inf)
    open_rows = mask.any(-1, keepdim=True)
    weights = F.softmax(torch.where(open_rows, scores, 0), -1) * open_rows
    if softcap:  # flex_attention has no gradient on the CPU: it vouches for the formula, which has
        cap, added = torch.tensor(softcap), bias.detach().contiguous()
        def bend(score, b, h, i, j):
            return torch.where(mask[b, h, i, j], cap * torch.tanh(score / cap) + added[b, h, i, j], -torch.inf)
        output = weights @ values
        fused = flex_attention(queries.detach(), keys.detach(), values.detach(), score_mod=bend, scale=scale)
    else:
        additive = bias.masked_fill(~mask, -torch.inf)
        output = F.scaled_dot_product_attention(queries, keys, values, attn_mask=additive, scale=scale)
        fused = weights @ values
    assert torch.allclose(output, fused, atol=1e-12), title
    steps = {"scores": scores, "weights": weights} if helper == "scaledDotProductAttention" else {}
    case(title, helper, ["$queries", "$keys", "$values", args], inputs, {**steps, "output": output})


attention("one sentence", (), 7, 7, 5, 5)
attention("more keys than queries", (), 5, 11, 3, 7)
attention("fewer keys than queries, a batch", (2,), 11, 5, 3, 7)
attention("a batch of heads", (2, 3), 5, 7, 4, 2)
attention("matrices so large that they are multiplied one by one", (2,), 29, 31, 23, 19)
attention("causal", (2,), 7, 7, 5, 3, causal=True)
attention("causal, more keys than queries", (), 5, 11, 3, 7, causal=True)
attention("causal, fewer keys than queries", (), 11, 5, 3, 7, causal=True)
attention("mask for all", (2, 3), 5, 7, 3, 2, mask=random_mask(5, 7))
attention("mask for each head", (2, 3), 5, 7, 3, 2, mask=random_mask(2, 3, 5, 7))
attention("mask of keys", (2,), 5, 7, 3, 2, mask=random_mask(2, 1, 7))
closed = random_mask(2, 5, 7)
closed[0, 3] = False
closed[1, 0] = False
attention("queries that may attend to nothing", (2,), 5, 7, 3, 2, mask=closed)
attention("mask and causal", (2,), 5, 7, 3, 2, mask=random_mask(2, 1, 7), causal=True)
attention("bias", (2,), 5, 7, 3, 2, bias=random(5, 7))
attention("bias for each head", (2, 3), 5, 7, 3, 2, bias=random(3, 1, 7))
attention("scale", (), 5, 7, 3, 2, scale=2.5)
attention("softcap", (2, 3), 5, 7, 3, 2, softcap=0.5)
attention("everything at once", (2, 3), 5, 7, 3, 2, softcap=0.7, scale=1.5, bias=random(5, 7), mask=random_mask(5, 7), causal=True)

for title, batch, options in [("one sentence", (), {}), ("a batch, causal", (2,), {"causal": True}), ("rank 4", (2, 3), {})]:
    x = random(*batch, 7, 5)
    head = {"wQuery": random(5, 3), "wKey": random(5, 3), "wValue": random(5, 2)}
    queries, keys, values = (x @ w for w in head.values())
    output = F.scaled_dot_product_attention(queries, keys, values, is_causal=options.get("causal", False))
    case(title, "selfAttention", ["$x", refer(**head), options], {"x": x, **head},
         {"queries": queries, "keys": keys, "values": values, "output": output})


# Heads ---------------------------------------------------------------------------------------------------------------

HEADS = ["wQuery", "wKey", "wValue", "wOutput", "bQuery", "bKey", "bValue", "bOutput"]


def head_weights(module, prefix=""):
    """The weights of an nn.MultiheadAttention by our names, as leaves in front of the module's own."""
    d = module.embed_dim
    if module.in_proj_weight is None:
        w_q, w_k, w_v = module.q_proj_weight, module.k_proj_weight, module.v_proj_weight
    else:
        w_q, w_k, w_v = module.in_proj_weight.split(d)
    b_q, b_k, b_v = module.in_proj_bias.split(d)
    tensors = [w_q.T, w_k.T, w_v.T, module.out_proj.weight.T, b_q, b_k, b_v, module.out_proj.bias]
    names = [prefix + (name if not prefix else name[0].upper() + name[1:]) for name in HEADS]
    return {name: tensor.detach().clone().requires_grad_() for name, tensor in zip(names, tensors)}


def head_state(weights, prefix, separate, module_name=""):
    """The way back: our leaves as the module's parameters, for torch.func.functional_call."""
    w = [weights[prefix + (name if not prefix else name[0].upper() + name[1:])] for name in HEADS]
    projections = (
        {"q_proj_weight": w[0].T, "k_proj_weight": w[1].T, "v_proj_weight": w[2].T} if separate
        else {"in_proj_weight": torch.cat([w[0].T, w[1].T, w[2].T])}
    )
    state = {**projections, "in_proj_bias": torch.cat(w[4:7]), "out_proj.weight": w[3].T, "out_proj.bias": w[7]}
    return {module_name + name: tensor for name, tensor in state.items()}


def shake(module):
    """Gives each parameter, biases and norms too, two random decimals."""
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(torch.round(torch.randn(parameter.shape, generator=generator) * 0.4, decimals=2))
    return module


def heads(title, batch, n, d_model, head_count, m=None, d_context=None, **options):
    """Expected: nn.MultiheadAttention."""
    x = random(*batch, n, d_model)
    context = random(*batch, m, d_context) if m else x
    separate = d_context not in (None, d_model)
    module = torch.nn.MultiheadAttention(d_model, head_count, batch_first=True, kdim=d_context, vdim=d_context)
    shake(module)
    weights = head_weights(module)
    inputs = {"x": x, **({"context": context} if m else {}), **weights}
    inputs |= {name: option for name, option in options.items() if isinstance(option, torch.Tensor)}
    args = {name: f"${name}" if isinstance(option, torch.Tensor) else option for name, option in options.items()}
    if m:
        args["context"] = "$context"
    rows, columns = n, m or n
    mask = torch.ones(*batch, head_count, rows, columns, dtype=torch.bool)
    if "mask" in options:
        own = options["mask"]
        mask = mask & (own.unsqueeze(-3) if own.dim() == x.dim() else own)
    if options.get("causal"):
        mask = mask & torch.ones(rows, columns, dtype=torch.bool).tril()
    blocked = torch.zeros(mask.shape).masked_fill(~mask, -torch.inf)
    if "bias" in options:
        own = options["bias"]
        blocked = blocked + (own.unsqueeze(-3) if own.dim() == x.dim() else own)
    blocked = blocked.reshape(-1, rows, columns)
    state = head_state(weights, "", separate)
    output, attended = torch.func.functional_call(
        module, state, (x, context, context), {"attn_mask": blocked, "average_attn_weights": False})
    case(title, "multiHeadAttention", ["$x", {**refer(**weights), "headCount": head_count}, args], inputs,
         {"weights": attended, "output": output})


heads("one sentence", (), 7, 15, 3)
heads("a batch", (2,), 7, 10, 5)
heads("one head", (), 5, 3, 1)
heads("as many heads as numbers", (), 5, 3, 3)
heads("causal", (2,), 7, 6, 2, causal=True)
heads("padding", (2,), 7, 6, 3, mask=(torch.arange(7) < torch.tensor([[3], [6]])).unsqueeze(1))
heads("mask for each head", (2,), 5, 6, 3, mask=random_mask(2, 3, 5, 5))
heads("bias for each head", (), 5, 6, 3, bias=random(3, 5, 5))
heads("bias for all heads", (2,), 5, 6, 3, bias=random(2, 5, 5))
heads("another sentence as context", (2,), 5, 6, 2, m=11, d_context=6)
heads("a context of the same size", (2,), 5, 6, 2, m=5, d_context=6)
heads("a context of other width, masked", (2,), 5, 6, 2, m=11, d_context=13, mask=random_mask(2, 1, 11))


# Positions, norm, feed-forward ---------------------------------------------------------------------------------------

def positions(length, d_model, layout="interleaved", base=10000):
    pairs = torch.arange((d_model + 1) // 2)
    angles = torch.arange(length).unsqueeze(1) * torch.exp(-2 * pairs / d_model * torch.log(torch.tensor(float(base))))
    if layout == "interleaved":
        waves = torch.stack([angles.sin(), angles.cos()], -1).flatten(1)[:, :d_model]
    else:
        waves = torch.cat([angles.sin(), angles.cos()], 1)[:, :d_model]
    options = {"layout": layout, "base": base}
    case(f"{layout}, {length} × {d_model}, base {base}", "positionalEncoding", [length, d_model, options], {},
         {"output": waves}, differentiable=False)


positions(13, 8)
positions(13, 8, "concatenated")
positions(11, 7)
positions(11, 7, "concatenated")
positions(7, 6, base=100)
case("square", "causalMask", [5], {}, {"output": torch.ones(5, 5).tril().bool()}, differentiable=False)
case("wide", "causalMask", [3, 7], {}, {"output": torch.ones(3, 7).tril().bool()}, differentiable=False)
case("three sentences", "paddingMask", [[3, 0, 7], 7], {},
     {"output": (torch.arange(7) < torch.tensor([[3], [0], [7]])).unsqueeze(1)}, differentiable=False)

for title, shape in [("one word", (7,)), ("one sentence", (5, 7)), ("a batch", (2, 5, 7)), ("rank 4", (2, 3, 5, 7))]:
    x, gain, bias = random(*shape), random(7), random(7)
    case(title, "layerNorm", ["$x"], {"x": x}, {"output": F.layer_norm(x, (7,))})
    case(f"{title}, gain and bias", "layerNorm", ["$x", {**refer(gain=0, bias=0), "epsilon": 0.1}],
         {"x": x, "gain": gain, "bias": bias}, {"output": F.layer_norm(x, (7,), gain, bias, 0.1)})

for title, shape in [("one sentence", (5, 7)), ("a batch", (2, 5, 7))]:
    for activation, bend in [("relu", F.relu), ("gelu", F.gelu)]:
        inputs = {"x": random(*shape), "w1": random(7, 13), "b1": random(13), "w2": random(13, 7), "b2": random(7)}
        x, w1, b1, w2, b2 = inputs.values()
        case(f"{title}, {activation}", "feedForward",
             ["$x", refer(w1=0, b1=0, w2=0, b2=0), {"activation": activation}], inputs,
             {"output": F.linear(bend(F.linear(x, w1.T, b1)), w2.T, b2)})


# Layers --------------------------------------------------------------------------------------------------------------

def rest_weights(module, norms):
    tensors = {"w1": module.linear1.weight.T, "b1": module.linear1.bias, "w2": module.linear2.weight.T, "b2": module.linear2.bias}
    for i in range(1, norms + 1):
        norm = getattr(module, f"norm{i}")
        tensors |= {f"norm{i}Gain": norm.weight, f"norm{i}Bias": norm.bias}
    return {name: tensor.detach().clone().requires_grad_() for name, tensor in tensors.items()}


def rest_state(weights, norms):
    state = {"linear1.weight": weights["w1"].T, "linear1.bias": weights["b1"],
             "linear2.weight": weights["w2"].T, "linear2.bias": weights["b2"]}
    for i in range(1, norms + 1):
        state |= {f"norm{i}.weight": weights[f"norm{i}Gain"], f"norm{i}.bias": weights[f"norm{i}Bias"]}
    return state


def encoder(title, batch, n, d_model, head_count, lengths=None, causal=False, **settings):
    """Expected: nn.TransformerEncoderLayer."""
    options = {"activation": "relu", "norm_first": False, "layer_norm_eps": 1e-5} | settings
    module = shake(torch.nn.TransformerEncoderLayer(d_model, head_count, 13, dropout=0, batch_first=True, **options))
    weights = head_weights(module.self_attn) | rest_weights(module, 2)
    state = head_state(weights, "", False, "self_attn.") | rest_state(weights, 2)
    x = random(*batch, n, d_model)
    inputs = {"x": x, **weights}
    args = {"activation": options["activation"], "normFirst": options["norm_first"], "epsilon": options["layer_norm_eps"]}
    masks = {}
    if lengths:
        inputs["mask"] = (torch.arange(n) < torch.tensor(lengths).unsqueeze(1)).unsqueeze(1)
        masks["src_key_padding_mask"] = ~inputs["mask"].squeeze(1)
        args["mask"] = "$mask"
    if causal:
        masks["src_mask"] = ~torch.ones(n, n, dtype=torch.bool).tril()
        args["causal"] = True
    output = torch.func.functional_call(module, state, (x,), masks)
    case(title, "encoderLayer", ["$x", {**refer(**weights), "headCount": head_count}, args], inputs, {"output": output})


encoder("norm last, relu", (), 5, 6, 3)
encoder("norm last, gelu, a batch with padding", (2,), 7, 6, 2, lengths=[3, 7], activation="gelu")
encoder("norm first, relu, causal", (2,), 7, 6, 3, norm_first=True, causal=True)
encoder("norm first, gelu, epsilon 0.01", (), 5, 15, 5, norm_first=True, activation="gelu", layer_norm_eps=0.01)


def decoder(title, batch, n, m, d_model, head_count, lengths=None, own_lengths=None, causal=True, **settings):
    """Expected: nn.TransformerDecoderLayer."""
    options = {"activation": "relu", "norm_first": False, "layer_norm_eps": 1e-5} | settings
    module = shake(torch.nn.TransformerDecoderLayer(d_model, head_count, 13, dropout=0, batch_first=True, **options))
    weights = head_weights(module.self_attn) | head_weights(module.multihead_attn, "cross") | rest_weights(module, 3)
    state = (head_state(weights, "", False, "self_attn.") | head_state(weights, "cross", False, "multihead_attn.")
             | rest_state(weights, 3))
    x, memory = random(*batch, n, d_model), random(*batch, m, d_model)
    inputs = {"x": x, "memory": memory, **weights}
    args = {"activation": options["activation"], "normFirst": options["norm_first"], "epsilon": options["layer_norm_eps"]}
    masks = {}
    if lengths:
        inputs["memoryMask"] = (torch.arange(m) < torch.tensor(lengths).unsqueeze(1)).unsqueeze(1)
        masks["memory_key_padding_mask"] = ~inputs["memoryMask"].squeeze(1)
        args["memoryMask"] = "$memoryMask"
    if own_lengths:
        inputs["mask"] = (torch.arange(n) < torch.tensor(own_lengths).unsqueeze(1)).unsqueeze(1)
        masks["tgt_key_padding_mask"] = ~inputs["mask"].squeeze(1)
        args["mask"] = "$mask"
    if causal:
        masks["tgt_mask"] = ~torch.ones(n, n, dtype=torch.bool).tril()
    else:
        args["causal"] = False
    output = torch.func.functional_call(module, state, (x, memory), masks)
    case(title, "decoderLayer", ["$x", "$memory", {**refer(**weights), "headCount": head_count}, args], inputs,
         {"output": output})


decoder("norm last, relu", (), 5, 7, 6, 3)
decoder("norm last, gelu, not causal", (2,), 5, 5, 6, 2, causal=False, activation="gelu")
decoder("norm first, relu, words and memory with padding", (2,), 5, 7, 6, 3, norm_first=True, lengths=[4, 7], own_lengths=[5, 2])
decoder("norm first, gelu, epsilon 0.01", (), 5, 7, 10, 5, norm_first=True, activation="gelu", layer_norm_eps=0.01)


# Fused attention: sizes that no tile or block of the kernel divides ---------------------------------------------------

def fused(title, batch, n, m, d_k, d_v, **options):
    attention(title, batch, n, m, d_k, d_v, helper="fusedAttention", **options)


fused("one sentence", (), 7, 7, 5, 5)
fused("one query, one key", (), 1, 1, 1, 1)
fused("one query, many keys", (), 1, 211, 7, 3)
fused("many queries, one key", (), 67, 1, 3, 7)
fused("several tiles and blocks", (), 131, 197, 5, 3)
fused("several tiles, causal, a batch", (2,), 73, 73, 5, 3, causal=True)
fused("causal, more keys than queries", (), 71, 101, 3, 5, causal=True)
fused("causal, fewer keys than queries", (), 101, 71, 3, 5, causal=True)
fused("long vectors", (), 11, 13, 67, 71)
fused("a batch of heads", (2, 3), 5, 7, 4, 2)
fused("mask for all", (2, 3), 5, 103, 3, 2, mask=random_mask(5, 103))
fused("mask for each sentence, not head", (2, 3), 5, 7, 3, 2, mask=random_mask(2, 1, 1, 7))
fused("mask for each head", (2, 3), 5, 7, 3, 2, mask=random_mask(2, 3, 5, 7))
closed = random_mask(2, 11, 101)
closed[0, 3] = False
closed[1, 9:] = False
fused("queries that may attend to nothing", (2,), 11, 101, 3, 2, mask=closed)
fused("mask and causal", (2,), 13, 7, 3, 2, mask=random_mask(2, 1, 7), causal=True)
fused("bias", (2,), 5, 7, 3, 2, bias=random(5, 7))
fused("bias for each head", (2, 3), 5, 7, 3, 2, bias=random(3, 1, 7))
fused("bias of a query each", (2,), 11, 7, 3, 2, bias=random(11, 1), scale=2.5)
fused("bias for all queries", (), 5, 101, 3, 2, bias=random(101))
fused("everything at once", (2, 3), 19, 23, 3, 2, scale=1.5, bias=random(2, 1, 19, 23), mask=random_mask(3, 19, 23), causal=True)


target = pathlib.Path(__file__).with_name("attention.json")
made = {
    "made by": "test/reference/make-attention-reference.py",
    "command": "python test/reference/make-attention-reference.py",
    "python": platform.python_version(),
    "torch": torch.__version__,
    "device": "cpu, float64",
    "seed": 20170612,
}
lines = ",\n".join(json.dumps(c, separators=(",", ":"), ensure_ascii=False) for c in cases)
target.write_text(f'{{\n"made": {json.dumps(made)},\n"cases": [\n{lines}\n]\n}}\n', encoding="utf-8")
print(f"{len(cases)} cases, {target.stat().st_size / 1e6:.2f} MB, {target}")
