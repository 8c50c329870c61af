import { Drive, type ServerConnection } from '@jupyterlab/services';
import { notebookAddress, type Site } from '../site.js';

/** A drive whose files have addresses although no server has them: in links and pictures. */
export class PageDrive extends Drive {
  private readonly site: Site;

  constructor(serverSettings: ServerConnection.ISettings, site: Site) {
    super({ serverSettings });
    this.site = site;
  }

  /**
   * A notebook is opened where it has its page. What isn't here has an address at which nothing is, as on a server: a
   * picture is missing then, and the rest of what shows it stays.
   */
  override async getDownloadUrl(path: string): Promise<string> {
    if (path.endsWith('.ipynb')) return notebookAddress(this.site, path).href;
    try {
      const { content } = await this.get(path, { type: 'file', format: 'base64', content: true });
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      const type = path.endsWith('.svg') ? 'image/svg+xml' : ''; // the only kind of picture that isn't known by its bytes
      return `${URL.createObjectURL(new Blob([bytes], { type }))}#`; // Jupyter writes the time behind it, as a query
    } catch {
      return super.getDownloadUrl(path);
    }
  }
}
