import type { ConvertResult } from 'tslab/dist/converter.js';
import type { Failure } from '../../kernel/failure.js';
import type { Content, Request } from '../../kernel/message.js';
import type { loadingType } from './loading.js';

/** What the page asks the compile worker, each with its answer. */
export interface CompileQuestions {
  /** Compiles a cell, given what the cells before declare. */
  compile: { asked: { declared: string; source: string }; answer: ConvertResult };
  /** Answers an editor's request. */
  language: { asked: { declared: string; request: Request }; answer: Content | undefined };
}

/** A cell that is ready to run. */
export interface ReadyCell {
  label: string;
  source: string;
  /** Its JavaScript. */
  compiled: string;
  awaits: boolean;
  /** The variable that holds what the last expression has given. */
  lastExpression: string | undefined;
}

/** What the page asks the execute worker, each with its answer. */
export interface ExecuteQuestions {
  /** Answers as soon as all is loaded that cells may import. */
  load: { asked: undefined; answer: undefined };
  /** Runs a cell; answers how it failed. */
  execute: { asked: ReadyCell; answer: Failure | undefined };
  /** Ends the cell that awaits something; without one, the timers that cells have left. */
  interrupt: { asked: undefined; answer: undefined };
}

/** What a cell makes, or how far it is with what it loads: a message for iopub. */
export interface CellOutput {
  readonly label: string;
  readonly type: 'stream' | 'display_data' | 'update_display_data' | typeof loadingType;
  readonly content: Content;
}
