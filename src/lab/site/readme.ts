/** What the site's folder says of itself, for whoever hosts it. */
export const readme = `# Attention Kit, the browser edition

These are static files: notebooks that teach self-attention and run in the reader's own browser. Nothing is installed, no
server calculates, and after the first visit (or *Keep for offline* on the home page) no network is needed.

## Show it

- **On any static host**: copy this folder. All links are relative, so that it may lie under any path. A forge's pages
  work as they are. Serve it by https: without, chapters run and work is kept, but nothing is kept for
  offline, cells calculate on one core of the processor, and two tabs that write one notebook don't know of each other.
- **From a stick, or on this computer**: \`node serve.mjs\` and open the address that it prints. Only this computer can reach it.
  Without Node.js, \`python3 -m http.server --bind 127.0.0.1\` does it, too. A browser opens no notebook from a folder
  (\`file://\`) by itself.
- A host that compresses (gzip, brotli) makes the first visit four times as short.

Put a new version in the place of the old one, whole. Readers get it at their second visit; what they wrote stays, and
chapters in which they wrote nothing are brought up to date.

## What is protected, and what isn't

- Readers' work is kept in their browser, in one place for each address of a site, and is sent nowhere.
- The pages load and run nothing from elsewhere (a strict Content-Security-Policy). An output can't become a program of the page.
- A link can name a notebook or carry one (\`notebooks/#notebook=…\`, at most 5 MB); it can't run one. What it carries is
  kept as a copy under a free name. A notebook that was brought in, by a link or as a file, shows no rich output until its
  reader runs it or trusts it.
- The service worker knows the SHA-256 of every file of its version and gives out nothing else for it, whatever is written
  into the browser's caches: even code which a reader runs can't change a page that is kept for offline, nor add a program
  to it. It can delete what is kept, which then comes over the network again. A page of the version before that is still
  open when a new one comes may get parts of the new one, or none: load it again.
- **A cell that a reader runs is a program of this site's origin**: it can read, change and delete all work that is kept
  here, other chapters' too, and send it elsewhere; only the site's own files are safe from it, and what it writes into a
  notebook can't become a program of the page. Don't run cells of strangers that you don't understand, and take your work
  along before you try one. Give the site an origin of its own if other pages of the same origin hold anything of worth:
  they could read the work that is kept here, and it could read theirs. Two sites under two paths of one origin keep their
  work apart by name only.
`;
