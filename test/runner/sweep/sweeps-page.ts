import { chmodSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kitFolder } from '../../../src/files/kit-folder.js';

const page = readFileSync(join(kitFolder, '.github/SWEEPS.md'), 'utf8');

/** A block of code of the page on sweeps, by the name in the comment above it. */
export function blockOf(name: string): string {
  const [, code] = new RegExp(`<!-- ${name} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(page) ?? [];
  if (code === undefined) throw new Error(`blockOf: expected a block of code named ${name}, got none`);
  return code;
}

/** A folder as the page's reader has it: the kit is installed, and the script of the page lies there. */
export function readersFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'attention-kit-reader-'));
  chmodSync(join(kitFolder, 'dist/src/cli/main.js'), 0o755); // as npm does when it installs
  symlinkSync(join(kitFolder, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'head.ts'), blockOf('head.ts'));
  return folder;
}
