/** What a person sees who comes without the token. */
export function refusalHtml(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Attention Kit: the address is not complete</title>
<style>
body { margin: 15vh auto; max-width: 32rem; padding: 0 1.25rem; font: 1.1rem/1.5 system-ui, sans-serif; color-scheme: light dark; }
</style>
</head>
<body>
<main>
<h1>Please open the whole address</h1>
<p>The command that started the notebooks printed an address with <code>?token=…</code> in it. Open that one:
the token makes sure that only you can run code on this computer.</p>
</main>
</body>
</html>
`;
}
