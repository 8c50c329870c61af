import { pagePolicy } from '../protocol/page-policy.js';

/**
 * What a page of the site may load and do, for a `<meta>`: nothing from elsewhere, no inline script, no eval. Workers that
 * come over the network have a policy of their own, so that a kernel may compile.
 */
export const sitePolicy: string = [...pagePolicy, "manifest-src 'self'", "form-action 'none'"].join('; ');
