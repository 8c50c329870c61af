import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kitFolder } from '../../../files/kit-folder.js';
import type { KitPackage } from './install-files.js';
import { readyToPack } from './ready-to-pack.js';

const kit = JSON.parse(await readFile(join(kitFolder, 'package.json'), 'utf8')) as KitPackage;
await readyToPack(kit.bin[kit.name]!);
