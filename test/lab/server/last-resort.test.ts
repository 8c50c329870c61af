import { execFileSync } from 'node:child_process';
import { expect } from 'chai';

const lastResort = new URL('../../../src/lab/server/last-resort.js', import.meta.url).href;

/** Runs code in a process of its own that survives its faults; @returns the lines that it printed */
function surviving(code: string): string[] {
  const program = `import { surviveFaults } from ${JSON.stringify(lastResort)};
    const end = surviveFaults((fault) => console.log(fault));
    setTimeout(() => console.log('still here'), 200);
    ${code}`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
  return out.trimEnd().split('\n');
}

describe('the last resort', function () {
  this.timeout(60_000);

  it('tells an error that nobody caught, or a promise that failed, in one line with its place, and goes on', () => {
    const lines = surviving(`
      setTimeout(function late() { throw new RangeError('too far'); }, 1);
      setTimeout(() => Promise.reject(new Error('forgotten')), 20);`);
    expect(lines).to.have.length(3);
    expect(lines[0]).to.match(/^RangeError: too far at .*late/);
    expect(lines[1]).to.match(/^Error: forgotten at /);
    expect(lines[2]).to.equal('still here');
  });

  it('tells the same fault once', () => {
    const lines = surviving(`for (let i = 0; i < 5; i++) setTimeout(() => { throw 'again'; }, i);`);
    expect(lines).to.deep.equal(['again', 'still here']);
  });

  it('keeps control characters, line ends and endless texts away from the terminal', () => {
    const lines = surviving(`
      Promise.reject(new Error('red \\u001b[31m\\n\\u0007' + 'x'.repeat(9000)));
      Promise.reject({ toString() { throw new Error('no words'); } });
      Promise.reject(undefined);
      Promise.reject(Symbol('s'));`);
    expect(lines).to.have.length(5);
    expect(lines[0])
      .to.match(/^Error: red \\x1b\[31m \\x07x+/)
      .and.to.have.length(500);
    expect(lines.slice(1)).to.deep.equal(['object', 'undefined', 'Symbol(s)', 'still here']);
  });

  it('lets the process end as ever when it is taken back', () => {
    expect(() => surviving(`end(); setTimeout(() => { throw new Error('the end'); }, 1);`)).to.throw(
      'the end',
    );
  });
});
