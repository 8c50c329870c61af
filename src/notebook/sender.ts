/** One output of a cell: the same content in several MIME types, and a name by which it can be replaced. */
export interface Output {
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
  transient: { display_id?: string };
}

/** Sends an output to the cell that runs now, or replaces an earlier one of the same name. */
export type Send = (output: Output, isUpdate: boolean) => void;

/** The kit's own kernel puts its sender here, and so may others. */
const KERNEL_SENDER: symbol = Symbol.for('attention-kit.display');

/** Finds the running kernel's sender; outside a kernel there is none. */
export function findSender(): Send | undefined {
  const offered = (globalThis as Record<symbol, unknown>)[KERNEL_SENDER];
  if (typeof offered === 'function') return offered as Send;
  return findTslab();
}

// Plain tslab offers nothing: it sends what its own module tells it to; two copies of that module may be loaded, and one of them runs.
function findTslab(): Send | undefined {
  if (typeof process === 'undefined' || !process.getBuiltinModule) return undefined;
  const { cache } = process.getBuiltinModule('node:module').createRequire(import.meta.url);
  for (const [path, loaded] of Object.entries(cache)) {
    if (!/[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(path)) continue;
    const send: unknown = loaded?.exports.lastWriteDisplayData;
    if (typeof send === 'function') return send as Send;
  }
  return undefined;
}
