const prefersDark = matchMedia('(prefers-color-scheme: dark)');

/** Colours as the system has them, until somebody turns them over. */
export function followTheme(): void {
  set(prefersDark.matches);
  prefersDark.addEventListener('change', () => set(prefersDark.matches));
}

/** Turns dark to light, and light to dark. */
export function turnTheme(): void {
  set(document.body.dataset.jpThemeLight === 'true');
}

function set(isDark: boolean): void {
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  document.body.dataset.jpThemeLight = String(!isDark);
}
