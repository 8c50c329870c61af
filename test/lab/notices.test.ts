import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { buildPage } from '../../src/lab/build/build-page.js';
import { isPageFresh, pageFolder } from '../../src/lab/build/freshness.js';
import { noticesFile, renderNotices } from '../../src/lab/build/notices.js';

describe('the notices of licences', function () {
  this.timeout(120_000);
  const silent = { name: 'silent', packageJson: { version: '1.2.3', author: 'Ada' }, licenseId: 'MIT' };

  it('lie beside the bundle and name what is in it, each with version, licence and text', async () => {
    if (!isPageFresh()) await buildPage();
    const text = readFileSync(join(pageFolder, noticesFile), 'utf8');
    const packages = text.split(`\n${'-'.repeat(80)}\n`).slice(1);
    expect(packages).to.have.length.above(100);
    for (const notice of packages)
      expect(notice.trim()).to.match(/^[@\w./-]+ \d+\.\d+\.\d+\S*\n.+\n\n[\s\S]{200,}/);
    const heads = packages.map((notice) => notice.trim().split('\n', 2).join(' '));
    for (const head of [
      /^@jupyterlab\/notebook 4\S+ BSD-3-Clause$/,
      /^plotly\.js-dist 4\S+ MIT$/,
      /^mathjax-full \S+ Apache-2\.0$/,
      /^@fortawesome\/fontawesome-free \S+ \(CC-BY-4\.0 AND OFL-1\.1 AND MIT\)$/,
    ])
      expect(
        heads.filter((each) => head.test(each)),
        String(head),
      ).to.have.length(1);
  });

  it('give a standard text, with the author, where a package brings none', () => {
    expect(renderNotices([silent])).to.match(
      /silent 1\.2\.3\nMIT\n\nCopyright \(c\) Ada and contributors\n\nPermission is hereby granted/,
    );
  });

  it('go by name', () => {
    const text = renderNotices([
      { ...silent, name: 'b' },
      { ...silent, name: 'a' },
    ]);
    expect(text.indexOf('\na 1.2.3')).to.be.below(text.indexOf('\nb 1.2.3'));
  });

  it('fail the build where a licence has no text at all', () => {
    expect(() => renderNotices([{ ...silent, licenseId: 'WTFPL' }])).to.throw(
      "renderNotices: expected the text of silent's licence, got none for WTFPL",
    );
  });
});
