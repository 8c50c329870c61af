"""Times attention in PyTorch and onnxruntime, on request: one JSON object a line in, one line out.

    python3 -m venv ../native
    ../native/bin/pip install numpy onnx onnxruntime torch
    NATIVE_PYTHON=../native/bin/python npm run bench -- attention fused fused-memory

In:  {"engine": "torch" | "onnx", "n": 2048, "m": 2048, "heads": 1, "d": 64, "causal": false, "gradients": false}
Out: milliseconds of one run, or "-" where the engine isn't installed or can't do that
With --memory REQUEST it runs one request and prints the most memory the process ever had, in MB.
"""

import functools
import json
import resource
import sys
import time

THREADS = 2


def torch_run(n, m, heads, d, causal, gradients):
    import torch

    torch.set_num_threads(THREADS)
    attend = torch.nn.functional.scaled_dot_product_attention
    shape = lambda rows: (1, heads, rows, d)
    queries, keys, values = (torch.randn(shape(rows), requires_grad=gradients) for rows in (n, m, m))
    d_output = torch.randn(shape(n))

    def run():
        output = attend(queries, keys, values, is_causal=causal)
        if gradients:
            queries.grad = keys.grad = values.grad = None
            output.backward(d_output)

    return run


def onnx_run(n, m, heads, d, causal, gradients):
    import numpy as np
    import onnxruntime
    from onnx import TensorProto, helper

    if gradients:
        return None
    words = lambda name, rows: helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, rows, heads * d])
    node = helper.make_node(
        "MultiHeadAttention", ["queries", "keys", "values"], ["output"],
        domain="com.microsoft", num_heads=heads, unidirectional=int(causal))
    graph = helper.make_graph(
        [node], "attention", [words("queries", n), words("keys", m), words("values", m)], [words("output", n)])
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=9)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    generator = np.random.default_rng(1)
    random = lambda rows: generator.standard_normal((1, rows, heads * d), dtype=np.float32)
    inputs = {"queries": random(n), "keys": random(m), "values": random(m)}
    return lambda: session.run(None, inputs)


@functools.lru_cache(maxsize=2)
def prepared(request):
    asked = json.loads(request)
    engine = {"torch": torch_run, "onnx": onnx_run}[asked.pop("engine")]
    try:
        return engine(**asked)
    except ImportError:
        return None


def answer(request):
    run = prepared(request)
    if run is None:
        return "-"
    start = time.perf_counter()
    run()
    return f"{(time.perf_counter() - start) * 1000:.4f}"


if sys.argv[1:2] == ["--memory"]:
    ran = answer(sys.argv[2])
    print("-" if ran == "-" else round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
else:
    for line in sys.stdin:
        print(answer(line.strip()), flush=True)
