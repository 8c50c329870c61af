import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import { reachIfScrolls } from './view/names.js';

const mimeType = 'application/vnd.attention-kit.explorable+json';

/** What the script of explorables offers to a page. */
interface Explore {
  liveExplorable(explorable: unknown): HTMLElement;
}

declare const __webpack_public_path__: string;
declare const __webpack_hash__: string;

let explore: Promise<Explore> | undefined;

/** Explorables come with the page, as a file of their own, and are loaded only when the first is shown. */
function loadExplore(): Promise<Explore> {
  explore ??= new Promise<Explore>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `${__webpack_public_path__}explore.min.js?v=${__webpack_hash__}`;
    script.onload = () =>
      resolve((window as unknown as { AttentionKitExplore: Explore }).AttentionKitExplore);
    script.onerror = () =>
      reject(new Error(`loadExplore: expected explorables at ${script.src}, got no answer`));
    document.head.append(script);
  });
  explore.catch(() => {
    explore = undefined; // the next one tries again
  });
  return explore;
}

/** A live explorable in an output; what is in it that nobody knows leaves its words. */
class ExplorableRenderer extends Widget implements IRenderMime.IRenderer {
  constructor() {
    super();
    this.addClass('ak-Explorable');
  }

  async renderModel({ data }: IRenderMime.IMimeModel): Promise<void> {
    try {
      const { liveExplorable } = await loadExplore();
      this.node.replaceChildren(liveExplorable(structuredClone(data[mimeType])));
    } catch {
      const words = document.createElement('p');
      words.textContent = `${data['text/plain'] ?? 'Something to touch, without a description'}`;
      this.node.replaceChildren(words);
    }
    reachIfScrolls(this.node);
  }
}

/** The extension that shows explorables with the script that comes with the page. */
export const explorableExtension: IRenderMime.IExtension = {
  id: 'attention-kit:explorable',
  rendererFactory: { safe: true, mimeTypes: [mimeType], createRenderer: () => new ExplorableRenderer() },
  // before text/html and the picture of the same output
  rank: 0,
  dataType: 'json',
};
