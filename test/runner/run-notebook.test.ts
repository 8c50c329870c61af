import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { formatNotebook } from '../../src/format/format-notebook.js';
import { isSolution, withSolutions } from '../../src/format/solutions.js';
import type { KernelClient } from '../../src/jupyter/kernel-client.js';
import { compareOutputs, describeDifferences } from '../../src/runner/compare-outputs.js';
import { startKernel } from '../../src/runner/kit-kernel.js';
import { readNotebook } from '../../src/runner/notebook-file.js';
import { type Progress, runNotebook } from '../../src/runner/run-notebook.js';
import { codeCell, failureOf, notebookOf, textsOf, wordsNotebook } from './support.js';

describe('runNotebook', function () {
  this.timeout(120_000);

  describe('in a kernel that runs already', () => {
    let kernel: KernelClient;
    before(async () => {
      kernel = await startKernel();
    });
    after(() => kernel.shutdown());

    it('gives the outputs that Jupyter stored, and solutions that pass', async () => {
      const committed = await readNotebook(wordsNotebook);
      const progress: Progress[] = [];
      const fresh = await runNotebook(withSolutions(committed), {
        kernel, // which has run nothing yet: the cells are numbered from 1
        onProgress: (p) => progress.push(p),
      });
      const cells = fresh.cells.filter((cell) => !isSolution(cell));
      expect(describeDifferences('words', compareOutputs(committed, { ...fresh, cells }))).to.equal('');
      expect(textsOf({ ...fresh, cells: fresh.cells.filter(isSolution) })).to.deep.equal(['✓ right\n']);
      expect(progress.map(({ id, state }) => `${id} ${state}`).slice(0, 3)).to.deep.equal([
        'settings running',
        'settings done',
        'words running',
      ]);
      expect(progress.at(-1)).to.include({ cell: 9, cellCount: 10, id: 'after' });
    });

    it('writes what the official schema demands', async () => {
      const schema = JSON.parse(await readFile('test/reference/nbformat.v4.5.schema.json', 'utf8'));
      const { $schema, ...rules } = schema;
      const validate = new Ajv({ strict: false, validateFormats: false }).compile(rules);
      const cells = [
        codeCell('console.log(1); console.error(2)', [], 'streams'),
        codeCell("import { display } from 'tslab'; display.html('<b>x</b>\\ny')", [], 'display'),
        codeCell('throw new Error("no")', ['raises-exception'], 'error'),
      ];
      const done = await runNotebook(notebookOf(...cells), { kernel });
      expect(done.cells.map(({ outputs }) => outputs!.length)).to.deep.equal([2, 1, 1]);
      validate(JSON.parse(formatNotebook(done)));
      expect(validate.errors).to.equal(null);
      done.cells[0]!.outputs![0]!.output_type = 'nonsense' as 'stream';
      expect(validate(JSON.parse(formatNotebook(done)))).to.equal(false);
    });

    it('leaves the notebook that it was given as it was', async () => {
      const notebook = notebookOf(codeCell('console.log("new")'));
      notebook.cells[0]!.outputs = [{ output_type: 'stream', name: 'stdout', text: 'old' }];
      const done = await runNotebook(notebook, { kernel });
      expect(textsOf(notebook)).to.deep.equal(['old']);
      expect(textsOf(done)).to.deep.equal(['new\n']);
      expect(done.metadata).to.deep.include({
        kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' },
      });
    });

    it('collects what a cell prints later', async () => {
      const cells = [
        codeCell('void setTimeout(() => console.log("late"), 50);', [], 'early'),
        codeCell(
          'await new Promise((resolve) => setTimeout(resolve, 300)); console.log("later")',
          [],
          'later',
        ),
      ];
      expect(textsOf(await runNotebook(notebookOf(...cells), { kernel }))).to.deep.equal([
        'late\n',
        'later\n',
      ]);
    });

    it('updates a display in every cell that shows it', async () => {
      const cells = [
        codeCell(
          "import { newDisplay } from 'tslab';\nconst live = newDisplay(); live.text('a');",
          [],
          'first',
        ),
        codeCell("live.text('b'); live.text('c');", [], 'second'),
      ];
      const done = await runNotebook(notebookOf(...cells), { kernel });
      expect(done.cells.map(({ outputs }) => outputs!.map(({ data }) => data))).to.deep.equal([
        [{ 'text/plain': 'c' }],
        [],
      ]);
    });

    it('stops at the first error and names notebook, cell, line and reason', async () => {
      const cells = [
        codeCell('const a = 1;', [], 'one'),
        codeCell('console.log("x");\n\nthrow new RangeError("expected more, got less");', [], 'two'),
        codeCell('console.log("never")', [], 'three'),
      ];
      const { message, details } = await failureOf(notebookOf(...cells), { kernel, name: 'a.ipynb' });
      expect(message).to.equal('runNotebook: a.ipynb, cell 2, line 3: RangeError: expected more, got less');
      expect(details).to.include({
        cell: 2,
        id: 'two',
        line: 3,
        ename: 'RangeError',
        evalue: 'expected more, got less',
      });
      expect(textsOf(details.notebook)[0]).to.equal('');
      expect(textsOf(details.notebook)[1]).to.include('x\n');
      expect(details.notebook.cells[2]).to.deep.include({ outputs: [], execution_count: null });
    });

    it('names the solution that fails', async () => {
      const solution = codeCell('{ \nnull!.x }', ['solution'], 'exercise-solution-1');
      const { message } = await failureOf(notebookOf(solution), { kernel });
      expect(message).to.match(/^runNotebook: notebook, exercise-solution-1, line 2: CompileError: /);
    });

    it('goes on where a cell is tagged raises-exception', async () => {
      const cells = [
        codeCell('throw 1', ['raises-exception'], 'one'),
        codeCell('console.log("on")', [], 'two'),
      ];
      expect(textsOf(await runNotebook(notebookOf(...cells), { kernel }))[1]).to.equal('on\n');
    });

    it('sets parameters, what is derived from them follows, and TypeScript checks them', async () => {
      const cells = [
        codeCell('type Size = 2 | 4;', [], 'type'),
        codeCell('const dK: Size = 2;\nconst twice = 2 * dK;', ['parameters'], 'set'),
        codeCell('console.log(dK, twice)', [], 'use'),
      ];
      const done = await runNotebook(notebookOf(...cells), { kernel, parameters: { dK: 4 } });
      expect(textsOf(done)).to.deep.equal(['', '', '4 8\n']); // 2 · 4
      const { message } = await failureOf(notebookOf(...cells), { kernel, parameters: { dK: 3 } });
      expect(message).to.equal(
        "runNotebook: notebook, cell 2, line 1: CompileError: Type '3' is not assignable to type 'Size'.",
      );
    });

    it('ends a cell at the time limit; the kernel lives', async function () {
      this.retries(2); // other tests run beside it: the best of three counts
      const began = Date.now();
      const { message } = await failureOf(notebookOf(codeCell('while (true) {}')), {
        kernel,
        timeoutSeconds: 0.5,
      });
      expect(message).to.equal('runNotebook: notebook, cell 1: Timeout: expected to take at most 0.5 s');
      expect(Date.now() - began).to.be.below(2500);
      expect((await kernel.execute('1')).status).to.equal('ok');
    });
  });
});
