import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

/** Interfaces of containers, virtual machines and tunnels: other machines of a room don't see them. */
const inner = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|tun|utun|tailscale|wg|zt|lxc|podman)/i;

/**
 * The addresses under which other machines of the same network may find this one, the likeliest first.
 *
 * @param interfaces this machine's
 * @example
 * const of = (address) => [{ address: address, family: 'IPv4', internal: false }];
 * lanAddresses({ docker0: of('172.17.0.1'), lo: [{ address: '127.0.0.1', family: 'IPv4', internal: true }], wlan0: of('192.168.1.5') });
 * // → ['192.168.1.5', '172.17.0.1']
 */
export function lanAddresses(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>> = networkInterfaces(),
): string[] {
  const found = Object.entries(interfaces).flatMap(([name, list = []]) =>
    list
      .filter(
        ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'),
      )
      .map(({ address }) => ({ address, isInner: inner.test(name) })),
  );
  return found.sort((a, b) => Number(a.isInner) - Number(b.isInner)).map(({ address }) => address);
}
