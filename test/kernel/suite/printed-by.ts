import type { KernelClient } from '../../../src/jupyter/kernel-client.js';
import type { Message } from '../../../src/jupyter/wire.js';

/** What a cell printed, by stream, and how it failed. */
export interface Printed {
  stdout: string;
  stderr: string;
  error: string | undefined;
}

/** Runs a cell, and tells what it printed. */
export async function runIn(kernel: KernelClient, code: string): Promise<Printed> {
  const printed = { stdout: '', stderr: '' };
  const reply = await kernel.execute(code, ({ header, content }: Message) => {
    if (header.msg_type === 'stream') printed[content.name as 'stdout' | 'stderr'] += content.text;
  });
  return { ...printed, error: reply.status === 'ok' ? undefined : reply.evalue };
}

/** What a cell that prints this and doesn't fail has printed. */
export function prints(stdout: string, stderr = ''): Printed {
  return { stdout, stderr, error: undefined };
}
