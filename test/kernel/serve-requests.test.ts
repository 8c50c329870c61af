import { expect } from 'chai';
import { serveRequests } from '../../src/kernel/serve-requests.js';

interface Asked {
  name: string;
  header: { msg_type: string };
  content: { stop_on_error?: boolean };
}

const request = (name: string, type = 'execute', content = {}): Asked => ({
  name,
  header: { msg_type: `${type}_request` },
  content,
});

/** Serves requests whose names say how they end, and tells what was said about each. */
function serving() {
  const said: string[] = [];
  const served = serveRequests<Asked>({
    answer: async ({ name }) => ({ status: name.startsWith('bad') ? 'error' : 'ok' }),
    reply: ({ name }, { status }) => void said.push(`${name} ${status}`),
    publish: (_, { execution_state }, parent) => void said.push(`${parent!.name} ${execution_state}`),
    arrived: () => Promise.resolve(),
  });
  return { said, served };
}

describe('serveRequests', () => {
  it('answers in order, each between busy and idle', async () => {
    const { said, served } = serving();
    served.take(request('a'));
    served.take(request('b', 'complete'));
    served.take(request('end', 'shutdown'));
    await served.stopped;
    expect(said).to.deep.equal(
      ['a', 'b', 'end'].flatMap((name) => [`${name} busy`, `${name} ok`, `${name} idle`]),
    );
  });
  it('aborts the cells behind a failing one, and nothing else', async () => {
    const { said, served } = serving();
    for (const each of [request('bad'), request('a'), request('b', 'complete'), request('c')])
      served.take(each);
    served.take(request('end', 'shutdown'));
    await served.stopped;
    const replies = said.filter((line) => !/ (busy|idle)$/.test(line));
    expect(replies).to.deep.equal(['bad error', 'a aborted', 'c aborted', 'b ok', 'end ok']);
  });
  it('aborts nothing behind a cell that says so', async () => {
    const { said, served } = serving();
    served.take(request('bad', 'execute', { stop_on_error: false }));
    served.take(request('a'));
    served.take(request('end', 'shutdown'));
    await served.stopped;
    expect(said).to.include('a ok');
  });
  it('aborts what waits when it is told to', async () => {
    const { said, served } = serving();
    served.take(request('a'));
    served.take(request('b'));
    served.abortWaiting();
    served.take(request('end', 'shutdown'));
    await served.stopped;
    expect(said).to.include('a aborted').and.to.include('b aborted').and.to.include('end ok');
  });
});
