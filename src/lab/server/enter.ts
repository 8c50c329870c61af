import type { Context } from 'hono';
import { escapeHtml } from '../home/escape-html.js';

/**
 * Leads whoever came with the token to the same page without it, below the path that the cookie is for. Who came from a
 * file or another site would not send the cookie along on a mere redirection, which counts as the other site's.
 */
export function enter(c: Context, base: string): Response {
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.delete('token');
  const query = searchParams.size > 0 ? `?${searchParams}` : '';
  // `//elsewhere` would be an address of another server.
  const address = `${base}${pathname.replace(/^[/\\]+/, '')}${query}`;
  const site = c.req.header('sec-fetch-site');
  if (site === 'none' || site === 'same-origin') return c.redirect(address, 303);
  const url = escapeHtml(address);
  return c.html(
    `<!doctype html><meta charset="utf-8"><title>Attention Kit</title><meta http-equiv="refresh" content="0;url=${url}"><a href="${url}">Go on</a>`,
  );
}
