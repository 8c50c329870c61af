import { languageInfo } from '../../kernel/language.js';
import type { Content } from '../../kernel/message.js';
import { versions } from './versions.js';

/** What the kernel says about itself. */
export function kernelInfo(): Content {
  return {
    status: 'ok',
    protocol_version: '5.3',
    implementation: 'tslab',
    implementation_version: versions.tslab,
    banner: `TypeScript ${versions.typescript} (tslab ${versions.tslab}) in this browser, by Attention Kit`,
    language_info: languageInfo(versions.typescript),
    help_links: [],
  };
}
