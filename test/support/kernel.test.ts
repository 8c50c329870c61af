import { expect } from 'chai';
import { sentBy } from './kernel.js';

describe('sentBy', () => {
  const kernel = globalThis as Record<symbol, unknown>;
  const sender = Symbol.for('attention-kit.display');

  it('takes its sender away again, even after an error', async () => {
    const error = await sentBy(() => Promise.reject(new Error('oops'))).catch(
      ({ message }: Error) => message,
    );
    expect(error).to.equal('oops');
    expect(kernel[sender]).to.equal(undefined);
  });

  it('fails inside another kernel', async () => {
    const within = sentBy(() => sentBy(async () => {}).then(() => {}));
    expect(await within.catch(({ message }: Error) => message)).to.contain('a sender of another test');
  });
});
