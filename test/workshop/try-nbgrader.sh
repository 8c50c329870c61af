#!/bin/sh
# Tries `class pack --nbgrader` with nbgrader itself, which is Python's: not part of npm test.
#   python3 -m venv V && V/bin/pip install nbgrader && test/workshop/try-nbgrader.sh V
# Expected: ana, who has solved all exercises of chapter 3, has 8.0 of 8.0 points; ben, who has solved none, and cy, who prints
# a mark of his own and writes over the locked checks, have 0.0. (Tried with nbgrader 0.9.6.)
set -e
kit=$(cd "$(dirname "$0")/../.." && pwd)
venv=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
node "$kit/dist/src/cli/main.js" kernel install --prefix "$venv"
node "$kit/dist/src/cli/main.js" class pack --chapters 3 --nbgrader --out "$work/pack"
cd "$work/pack/nbgrader"
ln -s "$kit/node_modules" node_modules
export PATH="$venv/bin:$PATH" HOME="$work"
nbgrader generate_assignment 03-scores
python3 - <<'PYTHON'
import json, os, re
answers = {
    '3.1': '[[15, 15, -10]]',
    '3.2': 'qRows.map((q) => kRows.map((k) => q.reduce((sum, v, i) => sum + v * k[i], 0) / Math.sqrt(q.length)))',
    '3.3': '24',
    '3.4': 'tf.matMul(tf.matMul(x, tf.matMul(wQuery, wKey.transpose())), x.transpose())',
}
for who in ['ana', 'ben', 'cy']:
    notebook = json.load(open('release/03-scores/03-scores.ipynb'))
    for cell in notebook['cells']:
        nbgrader = cell['metadata'].get('nbgrader', {})
        exercise = nbgrader.get('grade_id', '').replace('answer-', '').replace('-', '.')
        source = ''.join(cell['source'])
        if who == 'ana' and nbgrader.get('solution'):
            answer = lambda found: f'const {found[1]} = {answers[exercise]};'
            cell['source'] = re.sub(r'(?m)^const (my\w+) = undefined;', answer, source)
        if who == 'cy' and nbgrader:
            cell['source'] = '1 + 1' if nbgrader['grade'] else "console.log('✓ scores: right')"
    folder = f'submitted/{who}/03-scores'
    os.makedirs(folder)
    json.dump(notebook, open(f'{folder}/03-scores.ipynb', 'w'))
PYTHON
nbgrader autograde 03-scores
nbgrader export
cat grades.csv
grep -q '03-scores,,,ana,.*,8.0,8.0$' grades.csv
test "$(grep -c ',0.0,8.0$' grades.csv)" = 2
echo 'as expected'
