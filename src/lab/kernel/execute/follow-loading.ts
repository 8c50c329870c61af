import type { Loading } from '../loading.js';

/** Smaller files come without a word: bytes. */
const worth = 1e6;

/** So many milliseconds lie between two words, and before the first. */
const between = 200;

/** What the site's service worker says of a file that it reads to its end before it hands it out. */
interface Coming {
  readonly url: string;
  readonly done: number;
  readonly all?: number | undefined;
}

/** The name that the site's service worker speaks under: its scope's, seen from this worker's script. */
const channelName = `attention-kit ${new URL('../../../../', location.href).pathname}`;

/**
 * Lets it be known how far large files have come that cells fetch.
 *
 * @param tell gets the words; never more than a few a second
 */
export function followLoading(tell: (loading: Loading) => void): void {
  const { fetch } = globalThis;
  const channel = new BroadcastChannel(channelName);
  globalThis.fetch = async (input, init) => {
    const asked = new Request(input, init);
    if (asked.method !== 'GET') return fetch(asked);
    const came = wordsOf(asked.url, tell);
    const hear = ({ data }: MessageEvent<Coming>) => {
      if (data.url === asked.url) came.note(data.done, data.all);
    };
    channel.addEventListener('message', hear);
    try {
      const answer = await fetch(asked);
      const all = lengthOf(answer);
      if (!answer.body || (all ?? 0) < worth) {
        came.end();
        return answer;
      }
      return counted(answer, answer.body, (done) => came.note(done, all), came.end);
    } catch (error) {
      came.end();
      throw error;
    } finally {
      channel.removeEventListener('message', hear);
    }
  };
}

/** Turns bytes into words about one file. */
function wordsOf(
  url: string,
  tell: (loading: Loading) => void,
): { note: (done: number, all?: number) => void; end: () => void } {
  const name = decodeURIComponent(new URL(url).pathname.replace(/.*\//, ''));
  let [said, most, total] = [performance.now(), 0, undefined as number | undefined];
  let hasSpoken = false;
  return {
    note(done, all) {
      most = Math.max(most, done); // what a service worker has read comes from it once more
      total = all ?? total;
      if (performance.now() - said < between || Math.max(most, total ?? 0) < worth) return;
      said = performance.now();
      hasSpoken = true;
      tell({ name, done: most, all: total, isOver: false });
    },
    end() {
      if (hasSpoken) tell({ name, done: most, all: total, isOver: true });
      hasSpoken = false;
    },
  };
}

/** The bytes that will come, where the host tells: what is compressed has another length here. */
function lengthOf({ headers }: Response): number | undefined {
  const length = headers.get('Content-Length');
  return length === null || headers.has('Content-Encoding') ? undefined : Number(length);
}

/** The same answer, whose bytes are counted while they are read. */
function counted(
  answer: Response,
  body: ReadableStream<Uint8Array>,
  note: (done: number) => void,
  end: () => void,
): Response {
  let done = 0;
  const reader = body.getReader();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await reader.read();
        if (next.done) {
          end();
          controller.close();
          return;
        }
        done += next.value.length;
        note(done);
        controller.enqueue(next.value);
      } catch (error) {
        end();
        controller.error(error);
      }
    },
    cancel(reason) {
      end();
      return reader.cancel(reason);
    },
  });
  const { status, statusText, headers, url, redirected, type } = answer;
  const same = new Response(stream, { status, statusText, headers });
  for (const [name, value] of Object.entries({ url, redirected, type }))
    Object.defineProperty(same, name, { value });
  return same;
}
