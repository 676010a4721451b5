export const themes = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export type Theme = (typeof themes)[number]['value'];

/** Apart from the session: the documents of a site have it in common with the playground. */
const key = 'playground-theme';

/** Where the browser keeps nothing, the choice lasts as long as the page. */
let unkept: Theme = 'system';

/** What somebody chose in this browser. */
export function chosenTheme(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return themes.find(({ value }) => value === stored)?.value ?? 'system';
  } catch {
    return unkept;
  }
}

export function chooseTheme(theme: Theme): void {
  unkept = theme;
  try {
    localStorage.setItem(key, theme);
  } catch {
    return;
  }
}

const preference = window.matchMedia('(prefers-color-scheme: dark)');

export function isDark(theme: Theme): boolean {
  return theme === 'dark' || (theme === 'system' && preference.matches);
}

/** Tells the document its colours. */
export function showDarkness(dark: boolean): void {
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
}

/** Calls when the system changes its colours, or another page the choice. @returns what ends it */
export function followTheme(listen: () => void): () => void {
  const listenToStorage = (event: StorageEvent): void => {
    if (event.key === key || event.key === null) listen();
  };
  preference.addEventListener('change', listen);
  window.addEventListener('storage', listenToStorage);
  return () => {
    preference.removeEventListener('change', listen);
    window.removeEventListener('storage', listenToStorage);
  };
}
