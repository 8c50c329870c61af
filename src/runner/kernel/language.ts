import { getHeapStatistics } from 'node:v8';
import { versions } from 'tslab';
import type { JupyterHandlerImpl } from 'tslab/dist/jupyter.js';
import { type Message, protocolVersion } from '../../jupyter/wire.js';

type Content = Message['content'];

/** What the kernel says about itself; the same on both channels, so the guard's thread has it, too. */
export function kernelInfo(): Content {
  return {
    status: 'ok',
    protocol_version: protocolVersion,
    implementation: 'tslab',
    implementation_version: versions.tslab,
    banner: `TypeScript ${versions.typescript} (tslab ${versions.tslab}, Node.js ${versions.node}), launched by Attention Kit`,
    language_info: {
      codemirror_mode: { mode: 'typescript', name: 'javascript', typescript: true },
      file_extension: '.ts',
      mimetype: 'text/typescript',
      name: 'typescript',
      version: versions.typescript,
    },
    help_links: [],
    attention_kit: { heap_limit: getHeapStatistics().heap_size_limit },
  };
}

/**
 * Answers the requests that run no code: completion, tooltips, is the input complete, and what the kernel is.
 *
 * @param language tslab's own handler
 * @param request any shell request
 * @returns the reply's content, or undefined for a request of unknown type
 */
export function answerLanguageRequest(language: JupyterHandlerImpl, request: Message): Content | undefined {
  const { code = '', cursor_pos } = request.content;
  const cursor = toCodeUnits(code, cursor_pos);
  switch (request.header.msg_type) {
    case 'kernel_info_request':
      return kernelInfo();
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

/** Jupyter counts characters, JavaScript counts UTF-16 units: an emoji is one of the former and two of the latter. */
function toCodeUnits(code: string, codePoints: number = code.length): number {
  return Array.from(code).slice(0, codePoints).join('').length;
}

function toCodePoints(code: string, codeUnits: number): number {
  return Array.from(code.slice(0, codeUnits)).length;
}
