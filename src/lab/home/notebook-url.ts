/** Where the lab opens a notebook. */
export function notebookUrl(path: string, base: string): string {
  return `${base}notebooks/${path.split('/').map(encodeURIComponent).join('/')}`;
}
