import { readdirSync, readFileSync } from 'node:fs';
import { processTable } from '../../jupyter/process-table.js';

/**
 * Makes what tells how many megabytes a process and all that it has started hold now, as `ps` counts them: what several
 * share is counted for each.
 *
 * What has lost its parent is counted as long as it stays in the process group, once it has been seen.
 *
 * @param leader the process, which leads its group
 */
export function treeMemory(leader: number): () => Promise<number> {
  let known: ReadonlyMap<number, number> = new Map();
  return async () => {
    known = process.platform === 'linux' ? treeOnLinux(leader, known) : await treeElsewhere(leader);
    const kilobytes = [...known.values()].reduce((sum, each) => sum + each, 0);
    return Math.round(kilobytes / 1024);
  };
}

/** Kilobytes by process. Linux tells children by parent, so that nobody has to look at all processes of a machine. */
function treeOnLinux(leader: number, known: ReadonlyMap<number, number>): Map<number, number> {
  const tree = new Map<number, number>();
  const add = (pid: number, status: string) => {
    if (tree.has(pid)) return;
    tree.set(pid, Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0));
    for (const child of childrenOf(pid)) add(child, told(`/proc/${child}/status`));
  };
  add(leader, told(`/proc/${leader}/status`));
  for (const pid of known.keys()) {
    const status = told(`/proc/${pid}/status`);
    if (Number(/^NSpgid:\s+(\d+)/m.exec(status)?.[1]) === leader) add(pid, status);
  }
  return tree;
}

/** None where the kernel was built without saying so. */
function childrenOf(pid: number): number[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.flatMap((thread) =>
      told(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return []; // it has ended
  }
}

function told(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

async function treeElsewhere(leader: number): Promise<Map<number, number>> {
  const rows = await processTable('-A', '-o', 'pid=,ppid=,pgid=,rss=');
  const tree = new Set([leader]);
  for (let before = 0; before < tree.size; ) {
    before = tree.size;
    for (const [pid = 0, parent = 0, group = 0] of rows)
      if (group === leader || tree.has(parent)) tree.add(pid);
  }
  return new Map(rows.filter(([pid = 0]) => tree.has(pid)).map((row) => [row[0]!, row[3]!]));
}
