import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A Python with torch, onnx and onnxruntime, see rivals.py. Without it, their columns stay empty. */
export const NATIVE_PYTHON: string | undefined = process.env.NATIVE_PYTHON;

const SCRIPT = fileURLToPath(new URL('../../../../test/bench/fused/rivals.py', import.meta.url));

/** What is measured: one attention call. */
export interface AttentionCase {
  n: number;
  m: number;
  heads: number;
  d: number;
  causal: boolean;
  gradients: boolean;
}

export type Engine = 'torch' | 'onnx';

/** A Python process that runs attention on request. */
export interface Native {
  /** Milliseconds of one run; undefined where that engine can't. */
  run(engine: Engine, attention: AttentionCase): Promise<number | undefined>;
  close(): void;
}

/** Starts the rivals' process; undefined where no Python is named. */
export function openNative(): Native | undefined {
  if (!NATIVE_PYTHON) return undefined;
  const child: ChildProcess = spawn(NATIVE_PYTHON, [SCRIPT], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  return {
    run: async (engine, attention) => {
      child.stdin!.write(`${JSON.stringify({ engine, ...attention })}\n`);
      const { value } = await lines.next();
      if (value === undefined) throw new Error('bench: rivals.py ended');
      return value === '-' ? undefined : Number(value);
    },
    close: () => child.stdin!.end(),
  };
}

/** The most memory in MB that a fresh process takes for one run. */
export function nativeMemory(engine: Engine, attention: AttentionCase): number | undefined {
  if (!NATIVE_PYTHON) return undefined;
  const request = JSON.stringify({ engine, ...attention });
  const answer = execFileSync(NATIVE_PYTHON, [SCRIPT, '--memory', request], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return answer.trim() === '-' ? undefined : Number(answer);
}
