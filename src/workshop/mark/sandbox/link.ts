import { randomInt } from 'node:crypto';
import type { Duplex } from 'node:stream';

/** Answers what the other side asks. */
export type Answer = (what: string, given: unknown) => unknown;

/** So many letters may a line have, and so many may come in all: whoever sends more is cut off. */
const [longestLine, mostLetters] = [16_000_000, 200_000_000];

/** Numbers of questions are below this, and drawn: code that writes to the channel can't answer what it wasn't asked. */
const questions = 2 ** 47;

/** Questions and answers between two processes, a line of JSON each. Nothing that comes in is more than data. */
export class Link {
  private readonly waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (e: Error) => void }
  >();
  private rest = '';
  private letters = 0;

  constructor(
    private readonly stream: Duplex,
    private readonly answer: Answer,
  ) {
    stream.on('error', () => {}); // closing tells
    stream.on('close', () => this.end());
    stream.on('data', (part: Buffer | string) => this.take(String(part)));
    if ('setEncoding' in stream) stream.setEncoding('utf8');
  }

  /** @throws {Error} what the other side says, or that it has ended */
  ask(what: string, given: unknown): Promise<unknown> {
    const id = randomInt(questions);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      if (this.stream.destroyed) this.end();
      else this.send({ ask: id, what, given });
    });
  }

  private send(line: object): void {
    if (!this.stream.destroyed) this.stream.write(`${JSON.stringify(line)}\n`);
  }

  private end(): void {
    for (const { reject } of this.waiting.values()) reject(new Error('it has ended'));
    this.waiting.clear();
  }

  private take(part: string): void {
    this.letters += part.length;
    const lines = (this.rest + part).split('\n');
    this.rest = lines.pop()!;
    if (this.letters > mostLetters || this.rest.length > longestLine) return void this.stream.destroy();
    for (const line of lines) this.read(line);
  }

  private read(line: string): void {
    const { ask, what, given, id, value, error } = parsed(line);
    if (typeof ask === 'number' && typeof what === 'string') return void this.reply(ask, what, given);
    const waiting = typeof id === 'number' ? this.waiting.get(id) : undefined;
    if (!waiting) return;
    this.waiting.delete(id as number);
    if (error === undefined) waiting.resolve(value);
    else waiting.reject(new Error(String(error).slice(0, 500)));
  }

  private async reply(id: number, what: string, given: unknown): Promise<void> {
    try {
      this.send({ id, value: (await this.answer(what, given)) ?? null });
    } catch (error) {
      this.send({ id, error: messageOf(error) });
    }
  }
}

function parsed(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** What an error says; anything may be thrown. */
export function messageOf(error: unknown): string {
  try {
    return error instanceof Error
      ? `${error.name}: ${error.message}`.slice(0, 500)
      : String(error).slice(0, 500);
  } catch {
    return 'something that can not be told';
  }
}
