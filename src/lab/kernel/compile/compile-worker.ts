import { compileWith } from '../../../kernel/compile-cell.js';
import { answerEditor } from '../../../kernel/language.js';
import { answerQuestions } from '../answer-questions.js';
import { toldInBrowser } from '../missing.js';
import type { CompileQuestions } from '../worker-words.js';
import { loadCompiler } from './load-compiler.js';

/*
 * The worker that compiles cells and answers editors. It knows nothing of what cells do: it lives on when they are ended.
 */

const compiler = loadCompiler(new URL('types.json', location.href));

answerQuestions<CompileQuestions>({
  async compile({ declared, source }) {
    const { converter } = await compiler;
    const compiled = compileWith(converter.convert, declared, source);
    const told = compiled.diagnostics.map((each) => ({
      ...each,
      messageText: toldInBrowser(each.messageText),
    }));
    return { ...compiled, diagnostics: told };
  },
  async language({ declared, request }) {
    const { language } = await compiler;
    return answerEditor(language(declared), request);
  },
});
