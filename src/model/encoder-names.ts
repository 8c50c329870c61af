/** Of each matrix of a layer: our name, its place in a file, and its sizes, [out, in] as stored. */
export const MATRICES = [
  ['Query', 'attention.self.query', 'dModel', 'dModel'],
  ['Key', 'attention.self.key', 'dModel', 'dModel'],
  ['Value', 'attention.self.value', 'dModel', 'dModel'],
  ['Output', 'attention.output.dense', 'dModel', 'dModel'],
  ['1', 'intermediate.dense', 'dFeedForward', 'dModel'],
  ['2', 'output.dense', 'dModel', 'dFeedForward'],
] as const;

/** Of each norm of a layer: our name, and its place in a file. */
export const NORMS = [
  ['norm1', 'attention.output.LayerNorm'],
  ['norm2', 'output.LayerNorm'],
] as const;
