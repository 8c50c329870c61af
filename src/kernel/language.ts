import type { Content, Request } from './message.js';

/** What answers an editor, positions counted in UTF-16 units: tslab's own handler does. */
export interface Language {
  handleIsComplete: (asked: { code: string }) => object;
  handleInspect: (asked: { code: string; cursor_pos: number; detail_level: 0 }) => object;
  handleComplete: (asked: { code: string; cursor_pos: number }) => {
    cursor_start: number;
    cursor_end: number;
  };
}

/**
 * Answers an editor's requests: completion, tooltips, and is the input complete.
 *
 * @param language tslab's own handler, or one like it
 * @param request any shell request
 * @returns the reply's content, or undefined for a request of another type
 */
export function answerEditor(language: Language, request: Request): Content | undefined {
  const { code = '', cursor_pos } = request.content;
  const cursor = toCodeUnits(code, cursor_pos);
  switch (request.header.msg_type) {
    case 'is_complete_request':
      return { ...language.handleIsComplete({ code }) };
    case 'inspect_request':
      return { ...language.handleInspect({ code, cursor_pos: cursor, detail_level: 0 }) };
    case 'complete_request': {
      const answer = language.handleComplete({ code, cursor_pos: cursor });
      return {
        ...answer,
        cursor_start: toCodePoints(code, answer.cursor_start),
        cursor_end: toCodePoints(code, answer.cursor_end),
      };
    }
    default:
      return undefined;
  }
}

/**
 * Answers the requests that need neither code nor compiler.
 *
 * @param request any shell request
 * @param info what the kernel says about itself
 * @returns the reply's content, or undefined for a request of another type
 */
export function answerAboutKernel(request: Request, info: () => Content): Content | undefined {
  switch (request.header.msg_type) {
    case 'kernel_info_request':
      return info();
    case 'comm_info_request':
      return { status: 'ok', comms: {} };
    case 'shutdown_request':
      return { status: 'ok', restart: request.content.restart ?? false };
    case 'history_request':
      return { status: 'ok', history: [] };
    default:
      return undefined;
  }
}

/** What every kernel of the kit's says about the language of its cells. */
export function languageInfo(typescript: string): Content {
  return {
    codemirror_mode: { mode: 'typescript', name: 'javascript', typescript: true },
    file_extension: '.ts',
    mimetype: 'text/typescript',
    name: 'typescript',
    version: typescript,
  };
}

/** Jupyter counts characters, JavaScript counts UTF-16 units: an emoji is one of the former and two of the latter. */
function toCodeUnits(code: string, codePoints: number = code.length): number {
  return Array.from(code).slice(0, codePoints).join('').length;
}

function toCodePoints(code: string, codeUnits: number): number {
  return Array.from(code.slice(0, codeUnits)).length;
}
