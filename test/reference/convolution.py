"""Makes convolution.json: PyTorch's convolution of small images, and its gradients.

    python3 -m venv ../native && ../native/bin/pip install numpy torch
    ../native/bin/python test/reference/convolution.py
"""

import json
import pathlib

import torch
import torch.nn.functional as F

torch.manual_seed(7)
CASES = {"same": (3, 1), "valid": (3, 0), "one pixel": (1, 0)}  # side of a filter, zeros around the image


def case(name, side, padding):
    # 2 images of 5 × 7 pixels and 3 channels, 4 filters; rows, columns and channels last, as the kit has them.
    x = torch.randn(2, 5, 7, 3).requires_grad_()
    filters = torch.randn(side, side, 3, 4).requires_grad_()
    bias = torch.randn(4).requires_grad_()
    y = F.conv2d(x.permute(0, 3, 1, 2), filters.permute(3, 2, 0, 1), bias, padding=padding).permute(0, 2, 3, 1)
    weights = torch.randn(y.shape)  # what each output counts in the loss
    (y * weights).sum().backward()
    tensors = {"x": x, "filters": filters, "bias": bias, "y": y, "weights": weights}
    gradients = {"dX": x.grad, "dFilters": filters.grad, "dBias": bias.grad}
    return {"name": name, **{key: plain(value) for key, value in {**tensors, **gradients}.items()}}


def plain(tensor):
    return {"shape": list(tensor.shape), "values": [round(value, 6) for value in tensor.flatten().tolist()]}


cases = [case(name, side, padding) for name, (side, padding) in CASES.items()]
text = json.dumps({"versions": {"torch": torch.__version__}, "cases": cases})
(pathlib.Path(__file__).parent / "convolution.json").write_text(text + "\n")
