import type { Kind } from '../kind.js';

/** Where this script came from: the kit's data lies in a folder beside it. */
const source = (document.currentScript as HTMLScriptElement | null)?.src;

/** Told how many bytes have come. */
type Hear = (bytes: number) => void;

/** What is on its way, for all of a kind on the page. */
interface Loading {
  readonly all: Promise<unknown>;
  readonly heard: Set<Hear>;
}

const known = new Map<string, Loading>();

/** What a kind needs for changes of a state, loaded once for all of its kind on the page. */
export async function loadFor({ maker, needs }: Kind<unknown>, state: unknown, hear: Hear): Promise<unknown> {
  const { load, which } = needs!;
  const name = `${maker} ${which?.(state)}`;
  const loading = known.get(name) ?? begun((read) => load(read, state));
  known.set(name, loading);
  loading.heard.add(hear);
  try {
    return await loading.all;
  } catch (error) {
    known.delete(name); // the next change tries again
    throw error;
  } finally {
    loading.heard.delete(hear);
  }
}

function begun(load: (read: (name: string) => Promise<Uint8Array>) => Promise<unknown>): Loading {
  const heard = new Set<Hear>();
  let bytes = 0;
  const count = (more: number) => {
    bytes += more;
    for (const hear of heard) hear(bytes);
  };
  return { heard, all: load((name) => readBeside(name, count)) };
}

async function readBeside(name: string, count: Hear): Promise<Uint8Array> {
  const response = await fetch(new URL(`data/${name}`, source));
  if (!response.ok || !response.body)
    throw new Error(`readBeside: expected ${name}, got HTTP status ${response.status}`);
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(part, to) {
        count(part.length);
        to.enqueue(part);
      },
    }),
  );
  return new Uint8Array(await new Response(counted).arrayBuffer());
}
