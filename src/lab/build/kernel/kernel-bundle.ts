import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Configuration, rspack } from '@rspack/core';

const require = createRequire(import.meta.url);
const awaitLoader = fileURLToPath(new URL('./await-as-name.cjs', import.meta.url));
const importsLoader = fileURLToPath(new URL('./named-imports.cjs', import.meta.url));
const workers = fileURLToPath(new URL('../../kernel/', import.meta.url));

/** Node.js' modules that the compiler asks for and does without. */
const absent = [
  'crypto',
  'fs',
  'inspector',
  'module',
  'os',
  'perf_hooks',
  'source-map-support',
  'util',
  'vm',
];

/**
 * Bundles the kernel's two workers.
 *
 * @param output the folder that they are written into
 * @throws {Error} with every error that the bundler found
 */
export async function bundleKernel(output: string): Promise<void> {
  const compiler = rspack([
    compileWorker(output),
    executeWorker(output),
    common(output, 'kernel', 'start-browser-kernel.js'),
  ]);
  const stats = await new Promise<{ hasErrors(): boolean; toString(how: object): string }>(
    (resolve, reject) => {
      compiler.run((error, stats) => (stats && !error ? resolve(stats) : reject(error)));
    },
  );
  await new Promise((resolve) => compiler.close(resolve));
  if (stats.hasErrors())
    throw new Error(`bundleKernel: the bundler reports\n${stats.toString({ preset: 'errors-only' })}`);
}

function compileWorker(output: string): Configuration {
  return {
    ...common(output, 'compile-worker', 'compile/compile-worker.js'),
    node: { __dirname: false },
    externals: [
      // tslab's converter gets the TypeScript that does no more than a cell needs.
      ({ request, contextInfo }, answer) =>
        request === '@tslab/typescript-for-tslab' && /converter\.js$/.test(contextInfo?.issuer ?? '')
          ? answer(undefined, "var globalThis[Symbol.for('attention-kit.typescript')]")
          : answer(),
    ],
    resolve: {
      fallback: {
        ...Object.fromEntries(absent.map((name) => [name, false])),
        path: require.resolve('path-browserify'),
      },
    },
    plugins: [
      new rspack.DefinePlugin({ __dirname: JSON.stringify('/kit/node_modules/tslab/dist') }),
      new rspack.ProvidePlugin({ process: [join(workers, 'compile', 'no-process.js'), 'process'] }),
    ],
  };
}

function executeWorker(output: string): Configuration {
  const group = (name: string, test: RegExp) => ({ name, test, chunks: 'all' as const, enforce: true });
  return {
    ...common(output, 'execute-worker', 'execute/execute-worker.js'),
    optimization: {
      splitChunks: {
        cacheGroups: {
          default: false,
          defaultVendors: false,
          kit: group('kit', /[\\/]dist[\\/]src[\\/](?!kernel|lab)/),
          tensorflow: group(
            'tensorflow',
            /[\\/]node_modules[\\/](?:@tensorflow|seedrandom|long|string_decoder)[\\/]/,
          ),
        },
      },
      // Cells print functions of the kit, and names of TensorFlow.js' classes.
      minimizer: [
        new rspack.SwcJsMinimizerRspackPlugin({
          exclude: /^kit/,
          minimizerOptions: { mangle: { keep_classnames: true }, compress: { keep_classnames: true } },
        }),
      ],
    },
    resolve: {
      fallback: Object.fromEntries(
        ['crypto', 'fs', 'os', 'path', 'perf_hooks', 'util', 'worker_threads'].map((name) => [name, false]),
      ),
    },
  };
}

function common(output: string, name: string, entry: string): Configuration {
  return {
    name,
    mode: 'production',
    target: ['webworker', 'es2022'],
    context: workers,
    entry: { [name]: join(workers, entry) },
    devtool: false,
    output: {
      path: output,
      filename: '[name].js',
      chunkFilename: '[name].[contenthash:8].js',
      module: true,
      chunkFormat: 'module',
      library: { type: 'module' },
    },
    module: {
      // what the kit reads lies beside the bundle's folder, as it lies beside the kit's own
      parser: { javascript: { url: false, importMeta: false, createRequire: true } },
      rules: [
        { test: /[\\/]tslab[\\/]dist[\\/]converter\.js$/, loader: awaitLoader },
        { test: /[\\/]dist[\\/]src[\\/]attention[\\/]/, loader: importsLoader },
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
      ],
    },
    performance: { hints: false },
  };
}
