import { createRequire } from 'node:module';

/*
 * MathJax comes as CommonJS that names files, which Node.js resolves only for `require`.
 */
const require = createRequire(import.meta.url);
const { mathjax } = require('mathjax-full/js/mathjax.js');
const { TeX } = require('mathjax-full/js/input/tex.js');
const { AllPackages } = require('mathjax-full/js/input/tex/AllPackages.js');
const { liteAdaptor } = require('mathjax-full/js/adaptors/liteAdaptor.js');
const { RegisterHTMLHandler } = require('mathjax-full/js/handlers/html.js');
const { SerializedMmlVisitor } = require('mathjax-full/js/core/MmlTree/SerializedMmlVisitor.js');
const { STATE } = require('mathjax-full/js/core/MathItem.js');

/** Proof trees ask how large things are drawn, and nothing is drawn here. */
const packages = (AllPackages as string[]).filter((name) => name !== 'bussproofs');

RegisterHTMLHandler(liteAdaptor());
const html = mathjax.document('', { InputJax: new TeX({ packages }) });
const visitor = new SerializedMmlVisitor();

/**
 * A formula as MathML, which browsers draw without a script.
 *
 * @param tex in TeX, as MathJax reads it
 * @param display whether it stands on a line of its own
 */
export function mathMl(tex: string, display: boolean): string {
  const tree = html.convert(tex, { display, end: STATE.CONVERT });
  return visitor.visitTree(tree).replace(/\s*\n\s*/g, '');
}
