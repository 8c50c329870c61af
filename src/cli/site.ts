import { resolve } from 'node:path';
import { fillFolder } from '../files/fill-folder.js';
import { kitChapters, kitData, kitVersion } from '../files/kit-folder.js';
import { pageFolder } from '../lab/build/freshness.js';
import { kernelFiles } from '../lab/build/kernel/kernel-files.js';
import { megabytes } from '../lab/protocol/running.js';
import { makeSite } from '../lab/site/make-site.js';
import { buildSiteParts } from './build-site-parts.js';
import type { Command } from './command.js';
import { say } from './say.js';
import { UsageError } from './usage-error.js';

/** `attention-kit site --out DIR`: makes the edition that needs no server. */
export const site: Command = {
  meta: {
    name: 'site',
    description: 'Make a folder of static files in which the chapters run, for any web host',
  },
  args: {
    out: {
      type: 'string',
      valueHint: 'FOLDER',
      description: 'Where to; the folder must be empty, or not there',
    },
    base: {
      type: 'string',
      valueHint: 'PATH',
      description: 'The path that it will be shown under, such as /kit/ (default: any; links are relative)',
    },
  },
  run: async ({ out, base }) => {
    if (out === undefined) throw new UsageError('site: expected --out FOLDER, got none');
    const folder = resolve(out as string);
    const path = checkedBase(base as string | undefined);
    await buildSiteParts();
    const parts = { page: pageFolder, kernel: kernelFiles, chapters: kitChapters, data: kitData };
    const { files, bytes } = await fillFolder('site', folder, (place) =>
      makeSite({ ...parts, version: kitVersion, base: path }, place),
    );
    say(`${files} files, ${megabytes(bytes)}, in ${folder}`);
    say(`Try it with: node ${resolve(folder, 'serve.mjs')}`);
  },
};

function checkedBase(base: string | undefined): string | undefined {
  if (base === undefined || /^\/([\w.~-]+\/)*$/.test(base)) return base;
  throw new UsageError(`site: expected --base to be a path such as /kit/, got ${base}`);
}
