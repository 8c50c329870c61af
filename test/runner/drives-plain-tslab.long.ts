import { expect } from 'chai';
import { codeCell, failureOf, notebookOf, textsOf } from './support.js';

describe('runNotebook, beside the kit’s own kernel,', function () {
  this.timeout(240_000);

  it('also drives plain tslab, which tells less', async () => {
    const tslab = ['node_modules/tslab/bin/tslab', 'kernel', '--config-path', '{connection_file}'];
    const kernel = { command: [process.execPath, ...tslab] };
    const cells = [
      codeCell('const a = 6;', [], 'a'),
      codeCell('a * 7', [], 'b'),
      codeCell('throw new Error("x")'),
    ];
    const { message, details } = await failureOf(notebookOf(...cells), { kernel });
    expect(textsOf(details.notebook).slice(0, 2)).to.deep.equal(['', '42\n']);
    expect(message).to.equal('runNotebook: notebook, cell 3: error: see the output of the cell');
  });
});
