/**
 * What a page of the site may load and do, for a `<meta>`: nothing from elsewhere, no inline script, no eval. Workers that
 * come over the network have a policy of their own, so that a kernel may compile.
 */
export const sitePolicy: string = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "media-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');
