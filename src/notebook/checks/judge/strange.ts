import * as tf from '@tensorflow/tfjs';

/** Why an answer is none, and what that mistake is called. */
export interface Strange {
  mistake: string;
  text: string;
}

const PROMISE = {
  mistake: 'promise',
  text: 'this is a promise of an answer; put await before the call that makes it',
};
const FUNCTION = { mistake: 'function', text: 'this is a function; what it computes is asked for' };

/** Tells a strange thing from what could be read. */
export function isStrange(read: object): read is Strange {
  return 'mistake' in read;
}

/** Whether something has to be waited for. */
export function isPromise(answer: unknown): answer is PromiseLike<unknown> {
  return typeof (answer as PromiseLike<unknown> | undefined)?.then === 'function';
}

/** What an answer is if it can be no answer at all, to whatever question: a promise, or a function. */
export function whatCantAnswer(answer: unknown): Strange | undefined {
  if (isPromise(answer)) return PROMISE;
  return typeof answer === 'function' ? FUNCTION : undefined;
}

/** What an answer is if it is no numbers; `undefined` if it is numbers. */
export function whatItIsNot(answer: unknown): Strange | undefined {
  if (answer instanceof tf.Tensor) return whatTensorIsNot(answer);
  if (ArrayBuffer.isView(answer) && !(answer instanceof DataView))
    return answer.byteLength === 0 ? { mistake: 'empty', text: 'this list is empty' } : undefined;
  if (Array.isArray(answer)) return whatListIsNot(answer);
  if (typeof answer === 'string') return whatTextIs(answer);
  if (typeof answer === 'number' || typeof answer === 'bigint') return undefined;
  if (isSeries(answer))
    return {
      mistake: 'series',
      text: 'this gives its numbers one after the other; put them in a list: [...it]',
    };
  const kind = typeof answer === 'object' ? 'an object' : typeof answer;
  return (
    whatCantAnswer(answer) ?? { mistake: 'no-numbers', text: `expected a tensor or numbers, got ${kind}` }
  );
}

/** Whether something can be gone through, as a set, or what a generator returns. */
function isSeries(answer: unknown): boolean {
  const { [Symbol.iterator]: first, [Symbol.asyncIterator]: second } = Object(answer);
  return typeof first === 'function' || typeof second === 'function';
}

function whatTensorIsNot(answer: tf.Tensor): Strange | undefined {
  if (answer.isDisposed) return { mistake: 'disposed', text: 'this tensor has been disposed of' };
  if (answer.size === 0) return { mistake: 'empty', text: 'this tensor is empty' };
  const isOther = answer.dtype === 'string' || answer.dtype === 'complex64';
  return isOther
    ? { mistake: 'no-numbers', text: `expected numbers, got a tensor of ${answer.dtype}` }
    : undefined;
}

function whatTextIs(answer: string): Strange {
  const bare = answer.trim().replace(/%$/, '');
  return bare !== '' && Number.isFinite(Number(bare))
    ? { mistake: 'text', text: 'this is text, not a number: toFixed makes text, and so do quotes' }
    : { mistake: 'text', text: 'this is text; numbers are asked for' };
}

function whatListIsNot(rows: unknown[]): Strange | undefined {
  if (rows.length === 0) return { mistake: 'empty', text: 'this list is empty' };
  // Array.from: a hole counts as undefined
  if (Array.from(rows).some((row) => row === undefined || row === null))
    return { mistake: 'gaps', text: 'some places are still undefined' };
  return rows.map(whatItIsNot).find((what) => what !== undefined);
}
