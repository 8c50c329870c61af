import { expect } from 'chai';
import { changedLink } from '../../src/cli/changed-link.js';

describe('changedLink', () => {
  const link = 'http://192.168.1.5:8899/join/k7m2qp';

  it('says nothing at a first start, nor while the old link is one of those that hold', () => {
    expect(changedLink(undefined, [link])).to.equal(undefined);
    expect(changedLink(link, ['http://10.0.0.3:8899/join/k7m2qp', link])).to.equal(undefined);
    expect(changedLink('what somebody wrote there', [link])).to.equal(undefined);
  });
  it('says how to have the old link back where only the port is another', () =>
    expect(changedLink(link, ['http://192.168.1.5:8900/join/k7m2qp']))
      .to.include(`THE LINK HAS CHANGED. The old one, ${link}, leads here no more`)
      .and.include('free port 8899 and start with --port 8899')
      .and.not.include('free the name'));
  it('knows the ports that addresses leave out', () =>
    expect(changedLink('https://a.example/join/k', ['https://a.example:8443/join/k'])).to.include(
      '--port 443:',
    ));
  it('says that nobody is known any more where the address is another, for cookies belong to it', () => {
    for (const other of ['http://10.0.0.3:8899/join/k7m2qp', 'http://192.168.1.5:8899/class/join/k7m2qp'])
      expect(changedLink(link, [other]))
        .to.include(`The old one, ${link}, leads here no more`)
        .and.include('free the name of whoever is told that it is taken')
        .and.not.include('--port');
  });
});
