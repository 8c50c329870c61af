import { readdir, readFile } from 'node:fs/promises';

/** The processes that a process has started, and what those have started; on Linux. */
export async function processesBelow(parent: number): Promise<number[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(
    all.map(async (pid) => {
      const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''); // it has ended
      return [pid, Number(/^PPid:\s+(\d+)/m.exec(text)?.[1])] as const;
    }),
  );
  const below = (of: number): number[] =>
    parents.filter(([, above]) => above === of).flatMap(([pid]) => [pid, ...below(pid)]);
  return below(parent);
}
