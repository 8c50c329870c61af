/** The page that comes with the files: what to do in a room without a network. */
export function usbReadme(version: string, node: string): string {
  return `ATTENTION KIT ${version}, WITHOUT A NETWORK

Copy this whole folder to your computer first, to the desktop for example. From
the stick itself everything takes much longer, and way B doesn't work on it.

A. IN YOUR BROWSER: nothing is installed

   1. Open a terminal in the folder "browser" (see below), and type

          node serve.mjs

      Without Node.js:  python3 -m http.server --bind 127.0.0.1 8700

   2. Open the address that it prints (with Python: http://127.0.0.1:8700).
      Opening index.html by a double click doesn't work.

   What you write is kept in this browser, at this address. "Take all work
   along" on the home page makes one file of it.

B. WITH NODE.JS: the kit and its kernel (half a gigabyte when installed)

   1. In a terminal,  node --version  must say ${node} or newer.

   2. Open a terminal in this folder, and type

          npm ci --offline

      It takes about a minute, and uses only what is in this folder.

   3. Type

          npx attention-kit start --notebooks chapters

      Your browser opens. The chapters are files in the folder "chapters".

   If something doesn't work:  npx attention-kit doctor

HAND IN

   A  "Hand in", at the end of the home page, asks for your name and writes a
      small file into your downloads.
   B  npx attention-kit hand-in --notebooks chapters --name "Your name"

   Give the file to your teacher, on a stick for example.

A TERMINAL IN A FOLDER

   Windows  Open the folder in the Explorer, click into the address line, type
            cmd  and press Enter. (In PowerShell, npm may be forbidden.)
   macOS    Open the program Terminal, type  cd  and a blank, drag the folder
            into its window, and press Enter.
   Linux    Right-click in the folder, and choose "Open in Terminal".

WHAT IS HERE

   browser    the chapters and all that runs them, for a browser
   chapters   the chapters as notebooks
   packages   the kit, and all that it needs on Windows, macOS and Linux
   package.json, package-lock.json, .npmrc (hidden)   what npm installs
`;
}
