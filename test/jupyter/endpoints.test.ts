import { expect } from 'chai';
import { chooseEndpoints } from '../../src/jupyter/endpoints.js';
import { endpoint } from '../../src/jupyter/wire.js';

describe('chooseEndpoints', () => {
  it('puts sockets into the folder where the kernel knows such, and the path is short enough', async () => {
    const info = await chooseEndpoints('/tmp/mine', true);
    expect(endpoint(info, info.hb_port)).to.equal('ipc:///tmp/mine/s-5');
  });
  it('takes ports where the path of a socket would be longer than 103 bytes, umlauts counted twice', async () => {
    // '/' + name + '/s-5' is 5 bytes longer than the name
    expect((await chooseEndpoints(`/${'a'.repeat(98)}`, true)).transport).to.equal('ipc');
    expect((await chooseEndpoints(`/${'a'.repeat(99)}`, true)).transport).to.equal('tcp');
    expect((await chooseEndpoints(`/${'ä'.repeat(50)}`, true)).transport).to.equal('tcp');
  });
  it('takes five different ports of this machine where the kernel knows no other', async () => {
    const { transport, ip, ...rest } = await chooseEndpoints('/tmp/mine', false);
    expect([transport, ip]).to.deep.equal(['tcp', '127.0.0.1']);
    expect(
      new Set([rest.shell_port, rest.iopub_port, rest.stdin_port, rest.control_port, rest.hb_port]).size,
    ).to.equal(5);
  });
});
