/** The fields of `assembly/job.ts`, in its order, four bytes each. */
export const FIELDS = [
  'queries',
  'keys',
  'values',
  'output',
  'logSumExp',
  'mask',
  'maskEntryStride',
  'maskRowStride',
  'maskColumnStride',
  'bias',
  'biasEntryStride',
  'biasRowStride',
  'biasColumnStride',
  'batch',
  'n',
  'm',
  'dK',
  'dV',
  'scale',
  'causal',
  'firstQuery',
  'keyParts',
  'keysOfPart',
  'dOutput',
  'delta',
  'dQueries',
  'dKeys',
  'dValues',
  'scratch',
  'scratchBytes',
] as const;

type JobField = (typeof FIELDS)[number];

/** Where the one job lies; what is below belongs to the compiler. */
export const JOB_POINTER = 1024;

/** The first address after the job, and the first that arrays may have. */
export const FIRST_FREE = 2048;

/** Writes fields of the job; the others keep what they have. */
export function writeJob(memory: WebAssembly.Memory, fields: Partial<Record<JobField, number>>): void {
  const view = new DataView(memory.buffer, JOB_POINTER);
  for (const [name, value] of Object.entries(fields)) {
    const at = FIELDS.indexOf(name as JobField) * 4;
    if (name === 'scale') view.setFloat32(at, value, true);
    else view.setInt32(at, value, true);
  }
}

/** Reads a field that isn't `scale`. */
export function readJob(memory: WebAssembly.Memory, field: JobField): number {
  return new DataView(memory.buffer, JOB_POINTER).getUint32(FIELDS.indexOf(field) * 4, true);
}
