import { digest } from './digest.js';

/** What a student did in one exercise. */
export interface HandedAnswer {
  exercise: string;
  /** The chapter as the kit names it, whatever the student's file is called. */
  chapter: string;
  /** The whole cell, as the student left it. */
  source: string;
}

/** What a student hands in: answers, and nothing else of the notebook. */
export interface HandIn {
  attentionKitHandIn: 1;
  name: string;
  /** The kit's version with which it was made. */
  kit: string;
  answers: HandedAnswer[];
  /** Of the answers: tells whether the file has come as it was made. */
  digest: string;
}

/** The letters that an answer may have: a cell, not a book. */
export const longestAnswer = 100_000;

/** Answers as a file that says of itself whether it is whole. */
export async function handInOf(name: string, kit: string, answers: HandedAnswer[]): Promise<HandIn> {
  return { attentionKitHandIn: 1, name, kit, answers, digest: await digestOf(answers) };
}

/** A hand-in as its file has it. */
export function writtenHandIn(handIn: HandIn): string {
  return `${JSON.stringify(handIn, undefined, 1)}\n`;
}

/**
 * Reads what was handed in.
 *
 * @param text the file's
 * @param place what errors call it
 * @throws {Error} when it is something else, or was damaged on its way
 */
export async function readHandIn(text: string, place: string): Promise<HandIn> {
  const found = parsed(text) as Partial<HandIn> | undefined;
  if (found?.attentionKitHandIn !== 1 || typeof found.name !== 'string' || typeof found.kit !== 'string')
    throw new Error(`readHandIn: expected what hand-in has written in ${place}, got something else`);
  const answers: unknown = found.answers;
  if (!Array.isArray(answers) || !answers.every(isAnswer))
    throw new Error(`readHandIn: expected answers by exercise in ${place}, got another form`);
  if ((await digestOf(answers)) !== found.digest)
    throw new Error(`readHandIn: expected ${place} as it was handed in, got it with changes`);
  return handInOf(found.name, found.kit, answers.map(onlyAnswer));
}

/**
 * A name as a file's can have it everywhere.
 *
 * @example
 * handInFile(' Ana Müller/3b '); // → 'hand-in-Ana-Müller-3b.json'
 */
export function handInFile(name: string): string {
  const plain = name
    .normalize()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `hand-in-${plain || 'student'}.json`;
}

function isAnswer(value: unknown): value is HandedAnswer {
  if (typeof value !== 'object' || value === null) return false;
  const { exercise, chapter, source } = value as Record<string, unknown>;
  const areTexts = [exercise, chapter, source].every((each) => typeof each === 'string');
  return areTexts && (source as string).length <= longestAnswer;
}

function onlyAnswer({ exercise, chapter, source }: HandedAnswer): HandedAnswer {
  return { exercise, chapter, source };
}

function digestOf(answers: readonly HandedAnswer[]): Promise<string> {
  return digest(JSON.stringify(answers.map(({ exercise, chapter, source }) => [exercise, chapter, source])));
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, '')); // an editor may have put a mark before it
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
