/** Whether the page was opened from a folder: browsers give it little that lies beside it then, and no worker. */
export function isFromFolder(): boolean {
  return location.protocol === 'file:';
}

/** What such a page says. */
export const fromFolder: string =
  'This page was opened from a folder (file://): it can be read, but no browser runs a notebook there. Run “node serve.mjs” or “python3 -m http.server --bind 127.0.0.1” in the site’s folder, and open the address that it prints.';
