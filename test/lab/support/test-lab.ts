import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kitChapters } from '../../../src/files/kit-folder.js';
import { buildPage } from '../../../src/lab/build/build-page.js';
import { isPageFresh, pageFolder } from '../../../src/lab/build/freshness.js';
import { type Lab, type LabOptions, startLab } from '../../../src/lab/server/start-lab.js';
import { linkPackages } from '../../../src/workshop/link-packages.js';
import { ownPort } from './own-port.js';
import { sampleNotebook } from './sample-notebook.js';

/** A server on a folder of its own, with one notebook in it. */
export interface TestLab extends Lab {
  readonly folder: string;
  readonly send: (method: string, path: string, options?: SendOptions) => Promise<Answer>;
  readonly stopAndForget: () => Promise<void>;
}

/** What a test sends besides method and path. */
export interface SendOptions {
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  /** Sends no token. */
  readonly stranger?: boolean;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the server says
  readonly json: any;
}

/** Starts a lab for tests; builds the page if it isn't up to date. */
export async function startTestLab(
  options: Partial<Pick<LabOptions, 'port' | 'folder' | 'shown' | 'leave'>> = {},
): Promise<TestLab> {
  if (!isPageFresh()) await buildPage();
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'attention-kit-lab-')));
  if (!options.folder) await writeFile(join(folder, 'sample.ipynb'), JSON.stringify(sampleNotebook()));
  linkPackages(folder);
  const lab = await startLab({
    folder,
    pageFolder,
    chaptersFolder: kitChapters,
    version: '0.0.0-test',
    port: options.port ?? (await ownPort()),
    shown: options.shown,
    leave: options.leave ?? {},
  });
  return {
    ...lab,
    folder,
    send: (method, path, extra) => send(lab, method, path, extra),
    stopAndForget: async () => {
      await lab.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Sends a request with exactly this path: no client tidies it on the way. */
export function send(
  { port, token }: Pick<Lab, 'port' | 'token'>,
  method: string,
  path: string,
  options: SendOptions = {},
): Promise<Answer> {
  const { headers = {}, body, stranger = false } = options;
  const payload = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const all = {
    ...(stranger ? {} : { authorization: `token ${token}` }),
    ...(payload === undefined ? {} : { 'content-length': String(Buffer.byteLength(payload)) }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers: all, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      answer.on('end', () => {
        const isJson = answer.headers['content-type']?.includes('json') && text !== '';
        resolve({
          status: answer.statusCode!,
          headers: answer.headers,
          text,
          json: isJson ? JSON.parse(text) : undefined,
        });
      });
    });
    sent.on('error', reject);
    sent.end(payload);
  });
}
