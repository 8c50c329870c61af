import type { RspackPluginInstance } from '@rspack/core';
import licensePlugin from 'license-webpack-plugin';
import { licenceTexts } from './licence-texts.js';

/** The file in which the built page names whose work it holds, and under which licences. */
export const noticesFile = 'licences.txt';

/** What the plugin knows about a package that is really in the bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly packageJson?: { readonly version?: string; readonly author?: string | { readonly name: string } };
  readonly licenseId?: string | null;
  readonly licenseText?: string | null;
}

const heading = `The notebook page of Attention Kit is built from the following packages. Attention Kit itself is under the MIT licence.`;

/**
 * The notices of all packages, by name.
 *
 * @throws {Error} when a package has no licence text, and its licence is none whose text is known
 */
export function renderNotices(packages: readonly BundledPackage[]): string {
  const sorted = [...packages].sort((a, b) => (a.name < b.name ? -1 : 1));
  return `${[heading, ...sorted.map(notice)].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function notice({ name, packageJson = {}, licenseId, licenseText }: BundledPackage): string {
  const { version = '', author = '' } = packageJson;
  const known = licenceTexts[licenseId ?? ''];
  if (!licenseText && !known)
    throw new Error(
      `renderNotices: expected the text of ${name}'s licence, got none for ${licenseId ?? 'an unnamed one'}`,
    );
  const holder = `Copyright (c) ${typeof author === 'string' ? author : author.name} and contributors`;
  const text = licenseText?.trim() || `${holder}\n\n${known}`;
  return `${name} ${version}\n${licenseId ?? 'see below'}\n\n${text}`;
}

/** Writes the notices beside the bundle. */
export function notices(): RspackPluginInstance {
  return new licensePlugin.LicenseWebpackPlugin({
    outputFilename: noticesFile,
    perChunkOutput: false,
    addBanner: false,
    renderLicenses: renderNotices as never,
    handleMissingLicenseText: () => null,
  }) as unknown as RspackPluginInstance;
}
