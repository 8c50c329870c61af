import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../support/until.js';

let count = 0;

/** A line of code (and one for a shell) that leaves a mark, and how to wait for it: a cell that loops can tell in no other way that it runs. */
export function mark(): { code: string; shell: string; seen: () => Promise<void> } {
  const file = join(tmpdir(), `attention-kit-mark-${process.pid}-${count++}`);
  return {
    code: `require('fs').writeFileSync(${JSON.stringify(file)}, '');`,
    shell: `touch ${file}`,
    seen: async () => {
      await until(() => existsSync(file), 60);
      rmSync(file);
    },
  };
}
