import { spawn } from 'node:child_process';
import { expect } from 'chai';
import { workedSeconds } from '../../../src/workshop/mark/sandbox/worked-seconds.js';
import { until } from '../../support/until.js';

describe('the time for which a process had a core', () => {
  it('grows while it or what it started works, however busy the machine is', async function () {
    if (process.platform !== 'linux') this.skip();
    const child = spawn('/bin/sh', ['-c', '"$0" -e "for (;;);" & wait', process.execPath], {
      detached: true,
    });
    try {
      await until(() => (workedSeconds(child.pid!) ?? 0) > 0.3, 60);
    } finally {
      process.kill(-child.pid!, 'SIGKILL');
    }
  });

  it('is unknown for a process that is none', () => expect(workedSeconds(2 ** 30)).to.equal(undefined));
});
