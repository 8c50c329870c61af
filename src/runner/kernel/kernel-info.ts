import { getHeapStatistics } from 'node:v8';
import { versions } from 'tslab';
import { type Message, protocolVersion } from '../../jupyter/wire.js';
import { languageInfo } from '../../kernel/language.js';

/** What the kernel says about itself; the same on both channels, so the guard's thread has it, too. */
export function kernelInfo(): Message['content'] {
  return {
    status: 'ok',
    protocol_version: protocolVersion,
    implementation: 'tslab',
    implementation_version: versions.tslab,
    banner: `TypeScript ${versions.typescript} (tslab ${versions.tslab}, Node.js ${versions.node}), launched by Attention Kit`,
    language_info: languageInfo(versions.typescript),
    help_links: [],
    attention_kit: { heap_limit: getHeapStatistics().heap_size_limit },
  };
}
