"""Makes tokens.json: how Hugging Face's tokenizers cut texts whose letters JavaScript treats otherwise.

    python3 -m venv ../reference && ../reference/bin/pip install tokenizers
    ../reference/bin/python test/reference/tokens.py
"""

import json
import pathlib

import tokenizers

HERE = pathlib.Path(__file__).parent
MORE = "μαιοσ οδοσ ##ς σ 𠀀 𫝀 丽 中 istanbul x".split()
TEXTS = ["ΜΑΪΟΣ", "ΟΔΟΣ Σ ΜΑΪΟΣ.", "𠀀𠀀中x", "x𫝀丽x", "İstanbul", "the\u200d cat\u0000 \ufffd x"]

file = json.loads((HERE / "tiny-bert" / "tokenizer.json").read_text())
for word in MORE:
    file["model"]["vocab"][word] = len(file["model"]["vocab"])
reader = tokenizers.Tokenizer.from_str(json.dumps(file))
cases = [{"text": text, "tokens": reader.encode(text).tokens} for text in TEXTS]
(HERE / "tokens.json").write_text(json.dumps({"versions": {"tokenizers": tokenizers.__version__}, "cases": cases}, ensure_ascii=False, indent=1) + "\n")
