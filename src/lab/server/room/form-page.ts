import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { securityPolicy } from '../security-policy.js';

/** Answers with a page whose form may be sent back here; no other page's policy is touched by it. */
export function formPage(
  c: Context,
  html: string,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  c.header('Content-Security-Policy', securityPolicy("'self'"));
  return c.html(html, status);
}
