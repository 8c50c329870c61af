import type { Display } from 'tslab';
import { randomName } from '../../../check/random-name.js';
import type { Content } from '../../../kernel/message.js';
import { versions } from '../versions.js';

/** Sends an output, or replaces an earlier one of the same name. */
export type Send = (content: Content, isUpdate: boolean) => void;

const types = {
  javascript: 'text/javascript',
  html: 'text/html',
  markdown: 'text/markdown',
  latex: 'text/latex',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  pdf: 'application/pdf',
  text: 'text/plain',
} as const;

/** What a cell gets that imports `tslab`. */
export function tslabModule(send: Send): typeof import('tslab') {
  return {
    versions,
    display: displayOf(send),
    newDisplay: () => displayOf(send, randomName(8)),
  };
}

/** Shows values; with a name, each replaces the one before. */
function displayOf(send: Send, display_id?: string): Display {
  let isShown = false;
  const raw = (type: string, value: string | Uint8Array) => {
    const data = { [type]: typeof value === 'string' ? value : base64(value) };
    send({ data, metadata: {}, transient: { display_id } }, isShown);
    isShown = display_id !== undefined;
  };
  const shorthands = Object.entries(types).map(([name, type]) => [
    name,
    (value: string | Uint8Array) => raw(type, value),
  ]);
  return { raw, ...Object.fromEntries(shorthands) };
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
