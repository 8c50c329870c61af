import { readAsset } from '../../assets/read-asset.js';

/** A novel: its title, and its text with a paragraph a line. */
export interface Novel {
  title: string;
  text: string;
}

/**
 * Loads six novels by Jane Austen, about 4 million characters, 75 different ones; chapter headings are left out.
 *
 * @returns titles and texts
 * @example
 * const novels = await loadNovels();
 * novels.map(({ title }) => title).slice(4); // → ['Pride and Prejudice', 'Sense and Sensibility']
 * novels[4].text.slice(0, 34); // → 'It is a truth universally acknowle'
 */
export async function loadNovels(): Promise<Novel[]> {
  const packed = await readAsset('language/novels.bin');
  const unpacked = new Blob([packed.slice()]).stream().pipeThrough(new DecompressionStream('gzip'));
  const all = await new Response(unpacked).text();
  return all.split('\f').map((novel) => {
    const end = novel.indexOf('\n');
    return { title: novel.slice(0, end), text: novel.slice(end + 1) };
  });
}
