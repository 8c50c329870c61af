import type * as PlotlyModule from 'plotly.js-dist';

/** What Plotly offers to a page. */
export type Plotly = typeof PlotlyModule.default;

declare const __webpack_public_path__: string;
declare const __webpack_hash__: string;

let plotly: Promise<Plotly> | undefined;

/** Plotly comes with the page, as a file of its own, and is loaded only when the first plot is; so is the font of figures. */
export function loadPlotly(): Promise<Plotly> {
  const here = (window as unknown as { Plotly?: Plotly }).Plotly; // a page in one file brings it along
  plotly ??= here
    ? Promise.resolve(here)
    : Promise.all([loadScript(), loadFont()]).then(([loaded]) => loaded);
  plotly.catch(() => {
    plotly = undefined; // the next plot tries again
  });
  return plotly;
}

function loadScript(): Promise<Plotly> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `${__webpack_public_path__}plotly.min.js?v=${__webpack_hash__}`;
    script.onload = () => resolve((window as unknown as { Plotly: Plotly }).Plotly);
    script.onerror = () => reject(new Error(`loadPlotly: expected Plotly at ${script.src}, got no answer`));
    document.head.append(script);
  });
}

/** Figures are measured in Inter. In a wider font, which a machine without it would take, titles would not fit. */
const inter: Record<string, URL> = {
  400: new URL('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf', import.meta.url),
  700: new URL('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf', import.meta.url),
};

async function loadFont(): Promise<void> {
  const faces = Object.entries(inter).map(([weight, { href }]) =>
    new FontFace('Inter', `url(${JSON.stringify(href)})`, { weight }).load(),
  );
  for (const face of await Promise.allSettled(faces))
    if (face.status === 'fulfilled') document.fonts.add(face.value);
}
