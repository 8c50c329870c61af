import { Token } from '@lumino/coreutils';

/** Stands in for `@jupyterlab/mermaid` (170 MB to install): the lab draws no mermaid diagrams. */
export const IMermaidMarkdown: Token<unknown> = new Token('attention-kit:no-mermaid');
