export { chaptersFolder, findChapter, listChapters } from './chapters.js';
export { type ExecuteOptions, type KernelClient, type KernelOptions, startKernel } from './kernel-client.js';
export { kernelCommand } from './kernel-process.js';
export {
  type Notebook,
  type NotebookCell,
  type Output,
  readNotebook,
  writeNotebook,
} from './notebook-file.js';
export { listParameters, type Parameter, type ParameterValue } from './parameters.js';
export {
  NotebookError,
  type NotebookFailure,
  type Progress,
  type RunOptions,
  runNotebook,
} from './run-notebook.js';
export type { ConnectionInfo, Header, Message } from './wire.js';
