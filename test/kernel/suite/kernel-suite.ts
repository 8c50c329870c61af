import { expect } from 'chai';
import type { ExecuteOptions, KernelClient } from '../../../src/jupyter/kernel-client.js';
import type { Message } from '../../../src/jupyter/wire.js';
import { pause, until } from '../../support/until.js';

interface Result {
  reply: Message['content'];
  messages: Message[];
  /** All that went to stdout. */
  text: string;
  error: Message['content'] | undefined;
}

/**
 * What every kernel of the kit's does, wherever it runs.
 *
 * @param kernelOf the kernel under test, once it has been started
 */
export function kernelSuite(kernelOf: () => KernelClient): void {
  async function execute(code: string, options?: ExecuteOptions, messages: Message[] = []): Promise<Result> {
    const reply = await kernelOf().execute(code, (message) => messages.push(message), options);
    const ofType = (type: string) => messages.filter(({ header }) => header.msg_type === type);
    const text = ofType('stream')
      .filter(({ content }) => content.name === 'stdout')
      .map(({ content }) => content.text)
      .join('');
    return { reply, messages, text, error: ofType('error')[0]?.content };
  }

  it('says which TypeScript it runs', () => {
    expect(kernelOf().info.language_info).to.include({
      name: 'typescript',
      version: '5.0.4',
      file_extension: '.ts',
    });
    expect(kernelOf().info.implementation_version).to.equal('1.0.22');
  });

  it('prints the last expression, as tslab does', async () => {
    expect((await execute('6 * 7')).text).to.equal('42\n');
  });

  it('finds a variable of an earlier cell in an object without a colon', async () => {
    await execute('const tokens = 2;');
    expect((await execute('const f = (x: number) => ({ x, tokens }); f(1)')).text).to.equal(
      '{ x: 1, tokens: 2 }\n',
    );
  });

  it('echoes each cell with its number before anything else', async () => {
    const { messages, reply } = await execute('"x"');
    expect(messages[0]!.header.msg_type).to.equal('execute_input');
    expect(messages[0]!.content).to.deep.equal({ code: '"x"', execution_count: reply.execution_count });
  });

  for (const count of [3_000, 100_000])
    it(`delivers ${count} lines of one cell, in order and in few messages`, async () => {
      const { text, messages } = await execute(`for (let i = 0; i < ${count}; i++) console.log(i)`);
      expect(text).to.equal(Array.from({ length: count }, (_, i) => `${i}\n`).join(''));
      expect(messages.length).to.be.below(200);
    });

  it('keeps the order of stdout, stderr and displays', async () => {
    const { messages } = await execute(
      "import { display } from 'tslab';\nconsole.log('a'); console.error('b'); display.text('c'); console.log('d');",
    );
    const said = messages.slice(1).map(({ content }) => content.text ?? content.data['text/plain']);
    expect(said).to.deep.equal(['a\n', 'b\n', 'c', 'd\n']);
  });

  it('names the error, its text and the line of the cell, whatever the compiler left out', async () => {
    const code =
      'interface Point { x: number }\n\n// a comment\nconst p = undefined as unknown as Point;\n\np.x;';
    const { error, reply } = await execute(code);
    const label = `cell ${reply.execution_count}`;
    expect(error).to.deep.equal({
      ename: 'TypeError',
      evalue: "Cannot read properties of undefined (reading 'x')",
      traceback: [
        "TypeError: Cannot read properties of undefined (reading 'x')",
        `    at ${label}, line 6`,
        '        6 | p.x;',
      ],
    });
    expect(reply).to.include({ status: 'error', ename: 'TypeError' });
  });

  it('leads through a function of an earlier cell', async () => {
    const first = await execute(
      'function half(x: number): number {\n  if (x % 2) throw new RangeError("odd");\n  return x / 2;\n}',
    );
    const second = await execute('\nhalf(3)');
    expect(second.error!.traceback).to.deep.equal([
      'RangeError: odd',
      `    at half (cell ${first.reply.execution_count}, line 2)`,
      '        2 |   if (x % 2) throw new RangeError("odd");',
      `    at cell ${second.reply.execution_count}, line 2`,
    ]);
  });

  it('names line and column of what does not compile', async () => {
    const { error, reply } = await execute('const fine = 1;\nconst n: number = "one";');
    expect(error).to.deep.equal({
      ename: 'CompileError',
      evalue: "Type 'string' is not assignable to type 'number'.",
      traceback: [
        `cell ${reply.execution_count}, line 2: Type 'string' is not assignable to type 'number'.`,
        '    const n: number = "one";',
        '          ^',
      ],
    });
  });

  it('answers cells queued behind a failing one with aborted, and later ones as usual', async () => {
    const results = await Promise.all([
      execute('await new Promise((resolve) => setTimeout(resolve, 50)); throw new Error("stop")'),
      execute('1'),
      execute('2'),
    ]);
    expect(results.map(({ reply }) => reply.status)).to.deep.equal(['error', 'aborted', 'aborted']);
    expect((await execute('3')).text).to.equal('3\n');
  });

  it('goes on behind a failing cell that says stop_on_error: false', async () => {
    const results = await Promise.all([execute('throw 1', { stop_on_error: false }), execute('4')]);
    expect(results.map(({ reply }) => reply.status)).to.deep.equal(['error', 'ok']);
  });

  it('counts no silent cell, and none without history', async () => {
    const { reply } = await execute('0');
    const silent = await execute('1', { silent: true });
    expect(silent.messages.map(({ header }) => header.msg_type)).to.not.include('execute_input');
    await execute('2', { store_history: false });
    expect((await execute('3')).reply.execution_count).to.equal(reply.execution_count + 1);
  });

  it('gives the output of a function to the cell that calls it, before and after it waits', async () => {
    const defining = await execute(
      'const tell = async (it: string) => { console.log(it); await new Promise((r) => setTimeout(r, 20)); console.log(it); };',
    );
    const calling = await execute('await tell("here");');
    expect(calling.text).to.equal('here\nhere\n');
    expect(defining.text).to.equal('');
  });

  it('lives on when a promise fails that nobody waits for, with TensorFlow.js at work', async () => {
    await execute(
      "const engine = require('@tensorflow/tfjs'); require('attention-kit'); await engine.ready();",
    );
    await execute(
      "void Promise.reject(new Error('left alone')); setTimeout(() => { throw new Error('too late'); }, 0);",
    );
    const after = await execute('await new Promise((r) => setTimeout(r, 100)); console.log("alive");');
    expect(after.text).to.contain('alive');
  });

  it('gives late output to the cell that made it', async () => {
    const early = await execute('void setTimeout(() => console.log("late"), 100);');
    const later = await execute(
      'await new Promise((resolve) => setTimeout(resolve, 300)); console.log("later");',
    );
    expect(later.text).to.equal('later\n');
    expect(early.messages.at(-1)!.content.text).to.equal('late\n');
  });

  it('tells errors that nobody waits for to the cell they come from', async () => {
    const early = await execute('void setTimeout(() => {\n  throw new Error("stray");\n}, 100);');
    const rejected = await execute(
      'void new Promise((resolve) => setTimeout(resolve, 100)).then(() => lost());\nfunction lost() { throw new Error("lost") }',
    );
    const later = await execute('await new Promise((resolve) => setTimeout(resolve, 300));');
    const label = (result: Result) => `cell ${result.reply.execution_count}`;
    expect(later.messages).to.have.length(1);
    expect(early.messages.at(-1)!.content.text).to.match(
      new RegExp(`^Uncaught Error: stray\n    at .*${label(early)}, line 2\\)?\n        2 \\|`),
    );
    expect(rejected.messages.at(-1)!.content.text).to.include(`${label(rejected)}, line 2`);
  });

  it('stops what an interrupted cell has left running, and hears nothing more of it', async () => {
    const heardOf: Message[] = [];
    const code = 'let n = 0;\nvoid setInterval(() => console.log(++n), 10);\nawait new Promise(() => {});';
    const cell = execute(code, {}, heardOf);
    await until(() => heardOf.length > 2);
    await kernelOf().interrupt();
    const { messages } = await cell;
    const heard = messages.length;
    await pause(200);
    expect(messages.length).to.be.within(heard, heard + 1); // one was under way
  });

  it('stops the timers of all cells when it is interrupted while idle', async () => {
    const { messages } = await execute('void setInterval(() => console.log(1), 10);');
    await until(() => messages.length > 1);
    await kernelOf().interrupt();
    const heard = messages.length;
    await pause(200);
    expect(messages.length).to.be.within(heard, heard + 1);
  });

  it('answers completion and tooltips by characters, not by UTF-16 units', async () => {
    const code = "'🙂🙂'.toUpperC";
    const complete = await kernelOf().request('complete_request', { code, cursor_pos: 13 });
    expect(complete).to.deep.include({
      status: 'ok',
      matches: ['toUpperCase'],
      cursor_start: 5,
      cursor_end: 13,
    });
    const inspect = await kernelOf().request('inspect_request', { code: "'🙂'; parseInt", cursor_pos: 9 });
    expect(inspect.data['text/plain']).to.include('function parseInt(string: string');
  });

  it('says whether an input is complete', async () => {
    const ask = (code: string) => kernelOf().request('is_complete_request', { code });
    expect(await ask('const a = 1')).to.deep.equal({ status: 'complete' });
    expect(await ask('function f() {')).to.deep.equal({ status: 'incomplete', indent: '  ' });
  });

  const stuck = {
    'a loop': 'while (true) {}',
    'a loop after an await': 'await new Promise((r) => setTimeout(r, 5)); while (true) {}',
    'a loop of settled promises': 'while (true) await null;',
    'a loop that waits': 'while (true) { await new Promise((r) => setTimeout(r, 20)); }',
    'a promise that never settles': 'await new Promise(() => {});',
  };
  for (const [what, code] of Object.entries(stuck))
    it(`interrupts ${what} within two seconds, and runs on`, async function () {
      this.retries(2); // other tests run beside it: the best of three counts
      const heard: Message[] = [];
      const cell = execute(`require('tslab').display.text('begun'); ${code}`, {}, heard);
      await until(() => heard.some(({ header }) => header.msg_type === 'display_data'));
      const began = Date.now();
      await kernelOf().interrupt();
      const { error } = await cell;
      expect(Date.now() - began).to.be.below(2000);
      expect(error).to.include({ ename: 'Interrupted' });
      expect((await execute('5')).text).to.equal('5\n');
    });

  for (const code of [
    'await new Promise(() => {});',
    'while (true) await new Promise((r) => setTimeout(r, 20));',
  ])
    it(`keeps the variables of earlier cells when it interrupts: ${code}`, async () => {
      await execute('let kept = 7;');
      const heard: Message[] = [];
      const cell = execute(`require('tslab').display.text('begun'); kept++; ${code}`, {}, heard);
      await until(() => heard.some(({ header }) => header.msg_type === 'display_data'));
      await kernelOf().interrupt();
      expect((await cell).error!.evalue).to.match(/^cell \d+ was interrupted$/);
      expect((await execute('kept')).text).to.equal('8\n');
    });

  it('replaces an output by its name', async () => {
    const { messages } = await execute(
      "import { newDisplay } from 'tslab';\nconst bar = newDisplay();\nbar.text('1 of 2'); bar.text('2 of 2');",
    );
    const shown = messages.slice(1).map(({ header, content }) => [header.msg_type, content.data]);
    expect(shown).to.deep.equal([
      ['display_data', { 'text/plain': '1 of 2' }],
      ['update_display_data', { 'text/plain': '2 of 2' }],
    ]);
    const names = messages.slice(1).map(({ content }) => content.transient.display_id);
    expect(names[0]).to.match(/^[0-9a-f]{16}$/);
    expect(names[1]).to.equal(names[0]);
  });

  it('shows figures live, and progress on one line', async () => {
    const { messages } = await execute(
      [
        "import { matrixHeatmap, progress, show } from 'attention-kit';",
        "const bar = progress('steps', 2);",
        'await bar.advance();',
        'bar.done();',
        "await show(matrixHeatmap([[0.25, 0.75]], { columns: ['a', 'b'], rows: ['c'], title: 'c looks at b' }));",
      ].join('\n'),
    );
    const types = messages.slice(1).map(({ header }) => header.msg_type);
    expect(types[0]).to.equal('display_data');
    expect(types).to.include('update_display_data');
    const { data } = messages.at(-1)!.content;
    expect(data['application/vnd.plotly.v1+json'].data[0].z).to.deep.equal([[0.25, 0.75]]);
    expect(data['text/plain']).to.include('c looks at b');
  });
}
