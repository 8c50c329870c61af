import type { KernelMessage } from '../../kernel/kernel-message.js';
import { terminalText } from '../../protocol/terminal-text.js';

const figureType = 'application/vnd.plotly.v1+json';
const explorableType = 'application/vnd.attention-kit.explorable+json';

/** Messages that put something out under a cell. */
const puttingOut = ['stream', 'display_data', 'error'];

/**
 * What a cell has put out, in order: streams joined, and what has a name in its last state.
 *
 * @param said all that the kernel has said of the cell
 */
export function gatherOutputs(said: readonly KernelMessage[]): KernelMessage['content'][] {
  const outputs: KernelMessage['content'][] = [];
  for (const { header, content } of said) {
    const last = outputs.at(-1);
    if (header.msg_type === 'update_display_data') {
      const name = content.transient?.display_id;
      for (const output of outputs)
        if (output.transient?.display_id === name) Object.assign(output, { data: content.data });
    } else if (header.msg_type === 'stream' && last?.name !== undefined && last.name === content.name)
      last.text += content.text;
    else if (puttingOut.includes(header.msg_type)) outputs.push({ ...content });
  }
  return outputs;
}

/**
 * Shows what a cell has put out in the place of what was saved with it. A figure keeps its saved picture: it is drawn when
 * the notebook is there.
 *
 * @param section the cell in the text
 */
export function showOutputs(section: HTMLElement, said: readonly KernelMessage[]): void {
  const before = section.querySelector(':scope > .outputs');
  const pictures = [...(before?.querySelectorAll(':scope > img') ?? [])].values();
  const outputs = gatherOutputs(said).flatMap(
    (output) => (output.data?.[figureType] && pictures.next().value) || outputNode(output) || [],
  );
  before?.remove();
  if (outputs.length === 0) return;
  const box = Object.assign(document.createElement('div'), { className: 'outputs' });
  box.append(...outputs);
  section.append(box);
}

function outputNode({ text, traceback, evalue, data = {} }: KernelMessage['content']): Element | undefined {
  if (data[explorableType]) {
    const box = document.createElement('div');
    box.dataset.explorable = JSON.stringify(data[explorableType]);
    return box;
  }
  if (typeof data['text/html'] === 'string') {
    const box = Object.assign(document.createElement('div'), { className: 'rich' });
    box.innerHTML = data['text/html']; // scripts in it don't run
    return box;
  }
  const words = text ?? traceback?.join('\n') ?? evalue ?? data['text/plain'];
  if (!words) return undefined;
  return Object.assign(document.createElement('pre'), { tabIndex: 0, textContent: terminalText(`${words}`) });
}
