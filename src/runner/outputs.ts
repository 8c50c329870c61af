import type { Output } from '../format/notebook.js';
import type { Message } from '../jupyter/wire.js';

/** Gathers the outputs of a notebook's cells from the messages of its kernel. */
export interface OutputCollector {
  /** A receiver for the messages of one cell; what it gets goes into `outputs`. */
  forCell: (outputs: Output[]) => (message: Message) => void;
}

/**
 * Makes a collector for one notebook: streams are merged, an update of a display changes every output that shows it.
 */
export function collectOutputs(): OutputCollector {
  const displays = new Map<string, Output[]>();

  function forCell(outputs: Output[]): (message: Message) => void {
    let clearBeforeNext = false;
    return ({ header, content }) => {
      const type = header.msg_type;
      const id = content.transient?.display_id as string | undefined;
      if (type === 'clear_output' && content.wait) clearBeforeNext = true;
      else if (type === 'clear_output') outputs.length = 0;
      else if (type === 'update_display_data') {
        for (const output of displays.get(id ?? '') ?? [])
          Object.assign(output, { data: content.data, metadata: content.metadata ?? {} });
      } else {
        const output = toOutput(type, content);
        if (!output) return;
        if (clearBeforeNext) outputs.length = 0;
        clearBeforeNext = false;
        append(outputs, output);
        if (id) displays.set(id, [...(displays.get(id) ?? []), output]);
      }
    };
  }
  return { forCell };
}

function toOutput(type: string, content: Message['content']): Output | undefined {
  const { data, metadata = {}, execution_count, name, text, ename, evalue, traceback } = content;
  switch (type) {
    case 'stream':
      return { output_type: type, name, text };
    case 'display_data':
      return { output_type: type, data, metadata };
    case 'execute_result':
      return { output_type: type, data, metadata, execution_count };
    case 'error':
      return { output_type: type, ename, evalue, traceback };
    default:
      return undefined;
  }
}

function append(outputs: Output[], output: Output): void {
  const last = outputs.at(-1);
  if (output.output_type === 'stream' && last?.output_type === 'stream' && last.name === output.name)
    last.text = `${last.text}${output.text}`;
  else outputs.push(output);
}
