import type { IncomingMessage, Server } from 'node:http';

/**
 * Lets a server be asked under a path as well as at its root: what stands in front of its own addresses is taken off
 * before anything looks at them. Some proxies hand on their path, others take it off themselves.
 *
 * @param outer the path that a proxy shows the server under, `/` without one
 * @param inner the page's own path below it
 */
export function serveUnder(server: Server, outer: string, inner: string): void {
  const strip = (request: IncomingMessage) => {
    request.url = withoutPath(withoutPath(request.url ?? '/', outer), inner);
  };
  server.prependListener('request', strip);
  server.prependListener('upgrade', strip);
}

/**
 * An address without the path in front of it; any other stays as it is.
 *
 * @param path begins and ends with a slash
 * @example
 * withoutPath('/user/ada/tree?a=1', '/user/ada/'); // → '/tree?a=1'
 * withoutPath('/user/adam', '/user/ada/'); // → '/user/adam'
 */
export function withoutPath(url: string, path: string): string {
  const [place = ''] = url.split('?', 1);
  if (`${place}/` === path) return `/${url.slice(place.length)}`;
  return place.startsWith(path) ? url.slice(path.length - 1) : url;
}
