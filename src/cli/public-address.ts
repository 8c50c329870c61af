/** The environment's word for the same as `--origin`. */
export const originVariable = 'ATTENTION_KIT_ORIGIN';

/**
 * The address under which a proxy shows the page, checked: a scheme, a host, and a path that ends with a slash.
 *
 * @param asked what `--origin` says
 * @param command whose option it is
 * @throws {Error} when it is no such address
 * @example
 * publicAddress('https://hub.example/user/ada').href; // → 'https://hub.example/user/ada/'
 */
export function publicAddress(asked: string, command = 'start'): URL {
  const url = URL.canParse(asked) ? new URL(asked) : undefined;
  const { username, password, search, hash } = url ?? {};
  const isPlain = /^https?:$/.test(url?.protocol ?? '') && ![username, password, search, hash].some(Boolean);
  if (!url || !isPlain || url.pathname.includes('//') || /[?#;]/.test(asked))
    throw new Error(`${command}: expected --origin to be like https://host/path/, got ${asked}`);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}
