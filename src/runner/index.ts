export { chaptersFolder, findChapter, listChapters } from './chapters.js';
export { compareOutputs, type Difference, describeDifferences } from './compare-outputs.js';
export { type ExecuteOptions, type KernelClient, type KernelOptions, startKernel } from './kernel-client.js';
export { kernelCommand } from './kernel-process.js';
export { NotebookError, type NotebookFailure } from './notebook-error.js';
export {
  type Notebook,
  type NotebookCell,
  type Output,
  readNotebook,
  writeNotebook,
} from './notebook-file.js';
export { listParameters, type Parameter, type ParameterValue } from './parameters.js';
export { type Progress, type RunOptions, runNotebook } from './run-notebook.js';
export { isSolution, withSolutions } from './solutions.js';
export type { ConnectionInfo, Header, Message } from './wire.js';
