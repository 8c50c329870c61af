import { rspack } from '@rspack/core';

/**
 * Puts before a script what asks a browser to compile all of its functions while it is loaded, beside the page's own work:
 * most are needed for a first picture, which else waits for each in turn. Where it isn't understood, it is a comment.
 *
 * @see https://v8.dev/blog/explicit-compile-hints
 */
export function compiledAtOnce(...scripts: readonly string[]): InstanceType<typeof rspack.BannerPlugin> {
  return new rspack.BannerPlugin({
    banner: '//# allFunctionsCalledOnLoad',
    raw: true,
    include: [...scripts],
    stage: rspack.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE, // when it has been minified
  });
}
