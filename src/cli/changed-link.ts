/**
 * What a teacher has to know when a class is found at another link than the last time; nothing when the old one holds.
 *
 * @param before the link of the last time
 * @param links those that hold now, the likeliest first
 */
export function changedLink(before: string | undefined, links: readonly string[]): string | undefined {
  if (before === undefined || !URL.canParse(before) || links.includes(before)) return undefined;
  const [old, now] = [new URL(before), new URL(links[0]!)];
  const onlyPort = old.hostname === now.hostname && old.pathname === now.pathname;
  const how = onlyPort
    ? `(or free port ${portOf(old)} and start with --port ${portOf(old)}: then the old link holds again)`
    : '(its computer has another address in this network, or was told another)';
  const lost = onlyPort
    ? ''
    : 'Browsers don’t know there who they are: free the name of whoever is told that it is taken.\n';
  return `THE LINK HAS CHANGED. The old one, ${before}, leads here no more:\ntell students the new one ${how}.\n${lost}What students wrote is kept by their browsers at the address where they wrote it.\n`;
}

/** An address leaves out the usual port. */
function portOf({ protocol, port }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80');
}
