import { isObject } from '../../format/expect.js';
import { HttpError } from './http-error.js';

/** All of a reader's work as one file. */
export interface AllWork {
  readonly form: 'attention-kit-work';
  /** ISO 8601. */
  readonly time: string;
  /** Files by their paths, in Base64. */
  readonly files: Readonly<Record<string, string>>;
  /** Where the reader is in the chapters, and what the page remembers besides. */
  readonly workspaces: Readonly<Record<string, Record<string, unknown>>>;
}

/** Reads such a file. @throws {HttpError} 400 when it is none */
export function readAllWork(text: string): AllWork {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (
    isObject(value) &&
    value.form === 'attention-kit-work' &&
    areTexts(value.files) &&
    areObjects(value.workspaces)
  )
    return value as unknown as AllWork;
  throw new HttpError(
    400,
    'This is no file of work taken along: it begins with "form": "attention-kit-work"',
  );
}

function areTexts(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((each) => typeof each === 'string');
}

function areObjects(value: unknown): boolean {
  return isObject(value) && Object.values(value).every(isObject);
}
