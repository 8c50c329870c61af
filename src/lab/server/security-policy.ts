import { pagePolicy } from '../protocol/page-policy.js';

/**
 * Nothing from elsewhere, no inline script, no eval: an output can't become a program of the page.
 *
 * @param forms where forms may be sent: nowhere from a page that shows outputs
 */
export function securityPolicy(forms: "'none'" | "'self'" = "'none'"): string {
  const own = ["frame-src 'self' data:", `form-action ${forms}`, "frame-ancestors 'none'"];
  return [...pagePolicy, ...own].join('; ');
}
