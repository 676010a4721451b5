import { useEffect, useState } from 'preact/hooks';
import type { Theme } from './session.ts';

const preference = window.matchMedia('(prefers-color-scheme: dark)');

/** Whether the page is dark, and tells the document so. */
export function useDarkness(theme: Theme): boolean {
  const [prefersDark, setPrefersDark] = useState(preference.matches);
  useEffect(() => {
    const follow = (): void => setPrefersDark(preference.matches);
    preference.addEventListener('change', follow);
    return () => preference.removeEventListener('change', follow);
  }, []);
  const dark = theme === 'dark' || (theme === 'system' && prefersDark);
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }, [dark]);
  return dark;
}
