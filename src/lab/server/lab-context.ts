import type { HandIn } from '../../keep/hand-in.js';
import type { KitNotes } from '../../workshop/kit-notes.js';
import type { PageFiles } from '../home/page-html.js';
import type { Contents } from '../protocol/contents/store.js';
import type { SessionStore } from '../protocol/kernels/session-store.js';
import type { PluginSettings } from '../protocol/plugin-settings.js';
import type { Access } from './access.js';
import type { KernelStore } from './kernels/kernel-store.js';
import type { ReadersHere } from './readers-here.js';

/** Everything that the server's routes work with. */
export interface LabContext {
  readonly access: Access;
  /** Names this run of the server: a page that comes back after a cut can tell it from another one. */
  readonly run: string;
  /** Is called when somebody has come in with the token. */
  readonly onEntry: () => void;
  /** The notebooks folder, absolute and real. */
  readonly root: string;
  readonly contents: Contents;
  readonly kernels: KernelStore;
  readonly sessions: SessionStore;
  /** The built page's folder, and which files each page loads. */
  readonly pageFolder: string;
  readonly pageFiles: Record<string, PageFiles>;
  /** The settings that the page's plugins have. */
  readonly plugins: readonly PluginSettings[];
  /** The user's settings by plugin, as the page wrote them. */
  readonly settings: KitNotes<Record<string, string>>;
  /** Small things that the page remembers: places in notebooks, layouts. */
  readonly workspaces: KitNotes<Record<string, Record<string, unknown>>>;
  /** What the chapters were when the kit copied them. */
  readonly originals: KitNotes<Record<string, string>>;
  /** Who has which notebook open, as far as no kernel knows it yet. */
  readonly readers: ReadersHere;
  /** The kit's own chapters. */
  readonly chaptersFolder: string;
  readonly version: string;
  /** Set where a class is served: who the reader is in it. */
  readonly classmate?: Classmate;
}

/** A student of a class whose kernels run here. */
export interface Classmate {
  /** As the home page says it, in HTML. */
  readonly html: () => string;
  /** Takes what was handed in. @returns what came of it, as a sentence */
  readonly handIn: (given: HandIn) => Promise<string>;
  /** Lets the student be counted on the board, or not. */
  readonly show: (shown: boolean) => Promise<void>;
  /** What is to be said about the student's kernels now, as a sentence; empty if nothing is. */
  readonly notice: () => string;
}
