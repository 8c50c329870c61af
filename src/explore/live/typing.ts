import type { VNode } from 'preact';
import { element } from '../draw/svg.js';
import type { Field, Kind } from '../kind.js';

/** Where this script came from: the kit's data lies in a folder beside it. */
const source = (document.currentScript as HTMLScriptElement | null)?.src;

const loaded = new Map<string, Promise<unknown>>();

/** What a kind needs for changes, loaded once for all of its kind on the page. */
export function loadFor({ maker, needs }: Kind<unknown>): Promise<unknown> {
  const loading = loaded.get(maker) ?? needs!.load(readBeside);
  loaded.set(maker, loading);
  loading.catch(() => loaded.delete(maker)); // the next change tries again
  return loading;
}

async function readBeside(name: string): Promise<Uint8Array> {
  const response = await fetch(new URL(`data/${name}`, source));
  if (!response.ok) throw new Error(`readBeside: expected ${name}, got HTTP status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The texts to type, each with its label. */
export function fieldBoxes(fields: readonly Field[], type: (id: string, value: string) => void): VNode[] {
  return fields.map(({ id, label, value }) =>
    element(
      'label',
      { class: 'field' },
      label,
      element('input', {
        type: 'text',
        value,
        maxLength: 300,
        spellcheck: false,
        autocomplete: 'off',
        onInput: ({ target }: Event) => type(id, (target as HTMLInputElement).value),
      }),
    ),
  );
}
