import type { KernelClient } from '../../src/jupyter/kernel-client.js';
import { kernelCommand, startKernel } from '../../src/runner/kit-kernel.js';
import { milliseconds, race, times } from './race.js';
import type { Section } from './section.js';

const plainCommand = [
  process.execPath,
  'node_modules/tslab/bin/tslab',
  'kernel',
  '--config-path',
  '{connection_file}',
];
const cells: [name: string, code: string][] = [
  ['trivial cell', '1 + 1'],
  ['500 lines', 'for (let i = 0; i < 500; i++) console.log(i)'],
  [
    'cell of 20 lines',
    Array.from({ length: 20 }, (_, i) => `const x${i} = [${i}].map((n) => n * 2);`).join('\n'),
  ],
];

/** The kit's kernel against plain tslab. */
export const kernelSection: Section = {
  name: 'kernel',
  title: 'The kernel: start to its first answer, and from a request to its reply and idle',
  columns: ['', 'the kit', 'plain tslab', 'ratio'],
  rows: kernelRows,
};

async function* kernelRows(): AsyncIterable<string[]> {
  const startOf = (command: readonly string[]) => {
    let kernel: KernelClient | undefined;
    const end = async () => kernel?.shutdown();
    return {
      end,
      prepare: end,
      run: async () => {
        kernel = await startKernel({ command });
      },
    };
  };
  const [kit, plain] = [startOf(kernelCommand), startOf(plainCommand)];
  yield row('start', await race({ kit, plain }));
  await Promise.all([kit.end(), plain.end()]);

  const kernels = { kit: await startKernel(), plain: await startKernel({ command: plainCommand }) };
  const executing = (kernel: KernelClient, code: string) => ({
    run: async () => {
      await kernel.execute(code, () => {});
    },
  });
  for (const [name, code] of cells)
    yield row(name, await race({ kit: executing(kernels.kit, code), plain: executing(kernels.plain, code) }));
  await Promise.all([kernels.kit.shutdown(), kernels.plain.shutdown()]);
}

function row(name: string, { kit, plain }: Record<string, number>): string[] {
  return [name, milliseconds(kit!), milliseconds(plain!), times(kit!, plain!)];
}
