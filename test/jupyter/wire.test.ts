import { expect } from 'chai';
import { decodeMessage, encodeMessage, newMessage } from '../../src/jupyter/wire.js';

describe('encodeMessage and decodeMessage', () => {
  const request = newMessage('execute_request', { code: "'ä'" }, 'a-session');
  request.identities = [Buffer.from('who')];

  it('are inverses, identities and umlauts included', () => {
    const { header, content, identities } = decodeMessage(encodeMessage(request, 'secret'), 'secret');
    expect(header).to.deep.equal(request.header);
    expect(content).to.deep.equal({ code: "'ä'" });
    expect(identities.map(String)).to.deep.equal(['who']);
  });
  it('let a reply carry the header of what it answers', () => {
    const reply = newMessage('execute_reply', {}, 'another-session', request);
    expect(decodeMessage(encodeMessage(reply, ''), '').parent_header).to.deep.equal(request.header);
  });
  it('refuse a message signed with another key', () =>
    expect(() => decodeMessage(encodeMessage(request, 'secret'), 'Secret')).to.throw(
      "decodeMessage: expected a signature made with the connection's key, got another one",
    ));
  it('refuse a message that was changed on its way', () => {
    const frames = encodeMessage(request, 'secret');
    frames[6] = Buffer.from(JSON.stringify({ code: 'evil' }));
    expect(() => decodeMessage(frames, 'secret')).to.throw('expected a signature');
  });
  it('refuse frames without a delimiter', () =>
    expect(() => decodeMessage([Buffer.from('a'), Buffer.from('b')], '')).to.throw(
      'decodeMessage: expected a delimiter and five frames after it, got 2 frames',
    ));
});
