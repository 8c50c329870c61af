import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { hasReported, partsOf, savePoint } from '../../../src/runner/sweep/folder.js';
import { pointId } from '../../../src/runner/sweep/points.js';
import type { PointRecord } from '../../../src/runner/sweep/record.js';
import { writeTable } from '../../../src/runner/sweep/write-table.js';

function recordOf(n: number, values: PointRecord['values'] = { square: n * n }): PointRecord {
  const about = { seconds: 1, memory: 1, seed: 1, kit: '0', node: '20', ended: `202${n}` };
  return { id: pointId({ n }), parameters: { n }, values, state: 'done', ...about };
}

describe('the table beside the results of a sweep', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attention-kit-table-'));
    await mkdir(partsOf(folder).points);
    await savePoint(folder, recordOf(1));
    await writeTable(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const read = () => readFile(partsOf(folder).table, 'utf8');

  it('is left alone while no point comes or goes', async () => {
    await writeFile(join(folder, 'else.txt'), '');
    const { ino } = await stat(partsOf(folder).parquet);
    await writeTable(folder);
    expect((await stat(partsOf(folder).parquet)).ino).to.equal(ino);
  });

  it('gets each new point, and loses one whose file was removed', async () => {
    await new Promise((resolve) => setTimeout(resolve, 20)); // the clock of a file system ticks every few milliseconds
    await savePoint(folder, recordOf(3));
    await writeTable(folder);
    expect(await read())
      .to.match(/^1,1,/m)
      .and.match(/^3,9,/m);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await rm(join(partsOf(folder).points, `${pointId({ n: 1 })}.json`));
    await writeTable(folder);
    expect(await read())
      .to.match(/^3,9,/m)
      .and.not.match(/^1,1,/m);
  });

  it('is written again where either of its files is gone or was written over', async () => {
    const before = await read();
    await rm(partsOf(folder).parquet);
    await writeTable(folder);
    expect((await stat(partsOf(folder).parquet)).size).to.be.above(100);
    await writeFile(partsOf(folder).table, 'mine');
    await writeTable(folder);
    expect(await read()).to.equal(before);
  });

  it('is not needed to know whether any point has reported', async () => {
    expect(await hasReported(folder)).to.equal(true);
    await rm(join(partsOf(folder).points, `${pointId({ n: 1 })}.json`));
    await savePoint(folder, recordOf(2, {}));
    expect(await hasReported(folder)).to.equal(false);
  });
});
