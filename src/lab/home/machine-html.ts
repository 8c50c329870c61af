/** What the picture says, for those who can't see it. */
const words =
  'The attention machine: three words, transformers, book and they, become queries, keys and values; these make scores, ' +
  'shares and new words. they gives 80 % of its attention to transformers, 20 % to book, and becomes a thing, rather many.';

/** Five things to do, a minute each. */
const tour: readonly string[] = [
  '<strong>See who looks at whom.</strong> At the bottom, a thick line leads from <em>they</em> to <em>transformers</em>: it gives them 80 % of its attention. In “Transformers are in the book because they are cool”, that is whom it means.',
  '<strong>Follow one number back.</strong> Point at the 0.80 in “Shares”: it was made of three scores. Point at the 13 in “Scores”: it was made of the query of <em>they</em> and the key of <em>transformers</em>.',
  '<strong>Change a word.</strong> Drag the −1 of <em>book</em> to 1: now the book is many, too, and <em>they</em> can’t tell them apart.',
  '<strong>Change what is looked for.</strong> Set back, and drag the last 1 in W<sub>Q</sub> to −1: now <em>they</em> looks for a single thing, and finds the book.',
  '<strong>Break it.</strong> Turn on “wrong axis” under the picture, and read what gives the mistake away. Then open chapter 1.',
];

/**
 * The picture that the whole kit is about: still at first, and live when the page has a moment. The lab's build draws it.
 *
 * @param base the path that the page lives under, with slashes at both ends
 */
export function machineHtml(base: string): string {
  const file = (width: string, colours: string) => `${base}static/machine-${width}-${colours}.svg`;
  const source = (width: string, colours: string, media: string) =>
    `<source srcset="${file(width, colours)}" media="${media}">`;
  return `<section id="machine" aria-labelledby="machine-title">
<h2 id="machine-title">The whole of it, to touch</h2>
<div class="machine" data-explorable='{"name":"attention-machine"}'>
<picture>
${source('narrow', 'dark', '(width <= 44rem) and (prefers-color-scheme: dark)')}
${source('narrow', 'light', '(width <= 44rem)')}
${source('wide', 'dark', '(prefers-color-scheme: dark)')}
<img src="${file('wide', 'light')}" alt="${words}">
</picture>
</div>
<details>
<summary>In a hurry? Attention in five minutes</summary>
<ol class="tour">
${tour.map((step) => `<li>${step}</li>`).join('\n')}
</ol>
</details>
</section>
<script defer src="${base}static/home.js"></script>`;
}
