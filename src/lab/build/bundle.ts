import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Configuration, type RspackPluginFunction, rspack, type Stats } from '@rspack/core';
import { compiledAtOnce } from './compiled-at-once.js';
import { notices } from './notices.js';
import { packageInfo } from './package-info.js';

/** What to bundle, and where from and to. */
export interface BundleOptions {
  readonly entries: Record<string, string>;
  readonly output: string;
  readonly ownPage: string;
  readonly context: string;
  readonly report: (progress: string) => void;
}

/**
 * Bundles the entries into static files.
 * @returns the files that each entry loads first, in order
 * @throws {Error} with every error that the bundler found
 */
export async function bundle(options: BundleOptions): Promise<Record<string, string[]>> {
  const compiler = rspack(configuration(options));
  const stats = await new Promise<Stats>((resolve, reject) => {
    compiler.run((error, stats) => (stats && !error ? resolve(stats) : reject(error)));
  });
  await new Promise((resolve) => compiler.close(resolve));
  if (stats.hasErrors())
    throw new Error(`buildPage: the bundler reports\n${stats.toString({ preset: 'errors-only' })}`);
  const { entrypoints = {} } = stats.toJson({ all: false, entrypoints: true });
  return Object.fromEntries(
    Object.entries(entrypoints).map(([name, { assets = [] }]) => [name, assets.map((asset) => asset.name)]),
  );
}

/** Small scripts that share nothing with the notebook page: what a site without a server loads first, and a class's board. */
export const aloneEntries: Readonly<Record<string, string>> = {
  'site-home': fileURLToPath(new URL('../browser/home/main.js', import.meta.url)),
  'room-board': fileURLToPath(new URL('../browser/room/board.js', import.meta.url)),
  slides: fileURLToPath(new URL('../browser/slides/main.js', import.meta.url)),
  'site-reading': fileURLToPath(new URL('../browser/reading/main.js', import.meta.url)),
};

const { version } = packageInfo('plotly.js-dist');

/** Minified once, into a file of its own: the page loads it with the first plot, and Jupyter hands it out beside the kernel. */
const plotly = {
  import: 'plotly.js-dist',
  filename: 'plotly.min.js',
  library: { name: 'Plotly', type: 'window' },
};

/** A script that makes explorables live. */
const touchable = (file: URL, filename: string) => ({
  import: fileURLToPath(file),
  filename,
  library: { name: 'AttentionKitExplore', type: 'window' },
});

/** All kinds: on the notebook page, and beside the kernel. */
const explore = touchable(new URL('../../explore/live/main.js', import.meta.url), 'explore.min.js');

/** The attention machine alone, on the home page. */
const machine = touchable(new URL('../../explore/live/machine.js', import.meta.url), 'machine.min.js');

function configuration({ entries, output, ownPage, context, report }: BundleOptions): Configuration {
  return {
    mode: 'production',
    target: ['web', 'es2022'],
    context,
    entry: { ...entries, plotly, explore, machine },
    output: {
      path: output,
      // wherever the scripts themselves come from
      publicPath: 'auto',
      filename: '[name].[contenthash:16].js',
      chunkFilename: 'chunks/[contenthash:16].js',
      // the page asks for a theme's style by its plain name
      cssFilename: ({ chunk }) =>
        chunk?.name?.startsWith('themes/') ? '[name].css' : '[name].[contenthash:16].css',
      cssChunkFilename: 'chunks/[contenthash:16].css',
      assetModuleFilename: 'assets/[contenthash:16][ext]',
    },
    module: { rules: rules() },
    resolve: {
      alias: {
        '@jupyterlab/mermaid/style/index.js': false,
        '@jupyterlab/mermaid': join(ownPage, 'no-mermaid.js'),
      },
      fallback: { buffer: false, crypto: false, path: false, url: false, util: false },
    },
    optimization: {
      splitChunks: {
        chunks: ({ name }) =>
          !['plotly', 'explore', 'machine', ...Object.keys(aloneEntries)].includes(name ?? ''),
        maxSize: 1_500_000,
      },
    },
    performance: { hints: false },
    plugins: [
      new rspack.ProvidePlugin({ process: [join(ownPage, 'no-process.js'), 'process'] }),
      progress(report),
      notices(),
      compiledAtOnce(explore.filename, machine.filename),
      new rspack.BannerPlugin({
        banner: `plotly.js v${version}, copyright Plotly, Inc., MIT licence`,
        include: plotly.filename,
        stage: rspack.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE, // when it has been minified
      }),
    ],
  };
}

function rules(): NonNullable<NonNullable<Configuration['module']>['rules']> {
  return [
    { test: /\.raw\.css$/, type: 'asset/source' },
    { test: /\.css$/, exclude: /\.raw\.css$/, type: 'css' },
    { test: /\.svg$/, issuer: /\.css$/, type: 'asset', parser: { dataUrlCondition: { maxSize: 8000 } } },
    { test: /\.svg$/, issuer: /\.js$/, type: 'asset/source' },
    { test: /\.(png|jpg|gif|ttf|woff2?|eot)$/, type: 'asset/resource' },
    { test: /\.m?js$/, resolve: { fullySpecified: false } },
  ];
}

function progress(report: (progress: string) => void): RspackPluginFunction {
  return (compiler) => {
    let last = 0;
    new rspack.ProgressPlugin((part) => {
      if (Math.floor(part * 4) > last) {
        last = Math.floor(part * 4);
        report(`  ${last * 25} %`);
      }
    }).apply(compiler);
  };
}
