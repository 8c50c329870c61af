import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { KernelClient } from '../../../../src/jupyter/kernel-client.js';
import { asking, Requests } from '../../../../src/jupyter/requests.js';
import type { Message } from '../../../../src/jupyter/wire.js';
import type { BrowserKernel } from '../../../../src/lab/kernel/browser-kernel.js';
import type { KernelMessage } from '../../../../src/lab/kernel/kernel-message.js';

/** What the page under test holds. */
type Here = Window & {
  kernelModule?: { startBrowserKernel: (base: URL) => BrowserKernel };
  kernel?: BrowserKernel;
  hear: (message: KernelMessage) => void;
};

let pages = 0;

/** A kernel in a page, as a client of Node.js' kernels sees one: what is tried on those can be tried on this one. */
export interface KernelInPage extends KernelClient {
  page: Page;
  restart: () => Promise<void>;
}

/**
 * Opens a page and starts the browser's kernel in it.
 *
 * @param page an empty one
 * @param url where a `KernelSite` serves
 */
export async function startKernelInPage(page: Page, url: string): Promise<KernelInPage> {
  const requests = new Requests();
  await page.exposeFunction('hear', ({ channel, ...message }: KernelMessage) => {
    requests.take(channel, { identities: [], ...message, buffers: [] });
  });
  await page.goto(url);
  await page.waitForFunction(() => (window as unknown as Here).kernelModule);
  await page.evaluate(() => {
    const here = window as unknown as Here;
    here.kernel = here.kernelModule!.startBrowserKernel(new URL('kernel/v1/lib/', location.href));
    here.kernel.onMessage((message) => here.hear(message));
  });
  const send = (channel: KernelMessage['channel'], { header, parent_header, metadata, content }: Message) =>
    void page.evaluate((message) => (window as unknown as Here).kernel!.send(message), {
      channel,
      header,
      parent_header,
      metadata,
      content,
      buffers: [],
    });
  const ask = asking(requests, randomUUID(), send);
  const request: KernelClient['request'] = (type, content, onOutput) => ask('shell', type, content, onOutput);
  const info = await request('kernel_info_request', {});
  const close = () => page.close();
  return {
    page,
    pid: ++pages,
    connection: undefined as never,
    info,
    request,
    execute: (code, onOutput, extra) =>
      request('execute_request', { code, silent: false, allow_stdin: false, ...extra }, onOutput),
    interrupt: async () => void (await ask('control', 'interrupt_request', {})),
    restart: () => page.evaluate(() => (window as unknown as Here).kernel!.restart()),
    shutdown: close,
    kill: () => void close(),
    ended: new Promise((resolve) => page.once('close', () => resolve('ended with its page'))),
  };
}
