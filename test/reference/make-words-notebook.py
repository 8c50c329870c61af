"""Writes test/runner/notebooks/words.ipynb with Jupyter's own nbformat; a run by the kit then fills in its outputs.

    pip install nbformat==5.11.1
    python test/reference/make-words-notebook.py
    npx attention-kit run test/runner/notebooks/words.ipynb --in-place
    python -c "import nbformat; p = 'test/runner/notebooks/words.ipynb'; nbformat.write(nbformat.read(p, 4), p)"

The last line changes nothing: the kit writes what nbformat writes. The tests hold it to that.
"""

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook


def code(name, source, tags=()):
    metadata = {"tags": list(tags)} if tags else {}
    return new_code_cell(source, id=name, metadata=metadata)


def text(name, source):
    return new_markdown_cell(source, id=name)


cells = [
    text("question", "# How long is a word?"),
    code(
        "settings",
        "// What is worth changing\n"
        "const sentence = 'Transformers are cool'; // any text\n"
        "const count: 1 | 2 | 3 = 2;\n"
        "const weights = [0.25, 0.75];\n"
        "const loud = false;",
        ["parameters"],
    ),
    code("words", "const words = sentence.split(' ').slice(0, count);\nconsole.log(words.join('|'));\nwords.length"),
    code(
        "streams",
        "console.log('out');\nconsole.log('out again');\nconsole.error('err');\n"
        "console.log(loud ? 'LOUD' : 'quiet', weights[0] / 3);",
    ),
    code(
        "displays",
        "import { display, newDisplay } from 'tslab';\n"
        "const live = newDisplay();\nlive.text('first');\ndisplay.html('<b>bold</b>\\n<i>äöü</i>');\n"
        "display.png(Uint8Array.from([137, 80, 78, 71]));\n"
        "display.raw('application/json', { b: [1, 2.5], a: 'x' } as any);",
    ),
    code("update", "live.text('second');\nawait new Promise((resolve) => setTimeout(resolve, 20));\nconsole.log('awaited');"),
    code("time", "console.log(Date.now());", ["varies"]),
    code("expected", "type Nothing = undefined;\n\nthrow new RangeError('as expected');", ["raises-exception"]),
    text("exercise", "## Exercise\nCount the letters of the first word."),
    code("attempt", "let letters = 0;\nconsole.log(letters === words[0].length ? '✓ right' : 'not yet');"),
    text(
        "solution",
        "<details><summary>Solution</summary>\n\n```ts\nconst letters = words[0].length;\n"
        "console.log(letters === words[0].length ? '✓ right' : 'not yet');\n```\n\n</details>",
    ),
    code("after", "console.log(letters);"),
]
kernelspec = {"display_name": "TypeScript", "language": "typescript", "name": "tslab"}
notebook = new_notebook(cells=cells, metadata={"kernelspec": kernelspec})
nbformat.validate(notebook)
nbformat.write(notebook, "test/runner/notebooks/words.ipynb")
