import { expect } from 'chai';
import { checkKernel } from '../../src/runner/check-kernel.js';
import { runNotebook } from '../../src/runner/run-notebook.js';
import { codeCell, notebookOf } from './support.js';

describe('checkKernel', () => {
  const check = (metadata: Record<string, unknown>) => () =>
    checkKernel({ ...notebookOf(), metadata }, 'stocks.ipynb');
  const python = { name: 'python3', display_name: 'Python 3', language: 'python' };

  it('welcomes what was written for tslab, and what says nothing', () => {
    for (const metadata of [
      {},
      { kernelspec: { name: 'tslab', display_name: 'TypeScript', language: 'typescript' } },
      { kernelspec: { name: 'tslab' }, language_info: { name: 'typescript' } },
      { language_info: { name: 'typescript' } },
    ])
      expect(check(metadata), JSON.stringify(metadata)).to.not.throw();
  });
  const others: [metadata: Record<string, unknown>, got: string][] = [
    [{ kernelspec: python }, 'python3 (Python 3)'],
    [{ kernelspec: { name: 'ir', display_name: 'R' } }, 'ir (R)'],
    [{ kernelspec: { name: 'jslab', language: 'javascript' } }, 'jslab (javascript)'],
    [{ kernelspec: { name: 'deno', display_name: 'Deno', language: 'typescript' } }, 'deno (Deno)'],
    [{ language_info: { name: 'python' } }, 'python'],
  ];
  for (const [metadata, got] of others)
    it(`says for which kernel another notebook is: ${got}`, () =>
      expect(check(metadata)).to.throw(
        `runNotebook: expected a notebook for the kernel tslab (TypeScript), got stocks.ipynb for ${got}`,
      ));
  it('stops a run before a kernel is started', async () => {
    let started = false;
    const onStart = () => {
      started = true;
    };
    const notebook = { ...notebookOf(codeCell('1')), metadata: { kernelspec: python } };
    const message = await runNotebook(notebook, { kernel: { onStart } }).catch(
      (error: Error) => error.message,
    );
    expect(message).to.match(/^runNotebook: expected a notebook for the kernel tslab .* for python3/);
    expect(started).to.equal(false);
  });
});
