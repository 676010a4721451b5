import { useLayoutEffect, useState } from 'preact/hooks';
import { chooseTheme, chosenTheme, followTheme, isDark, showDarkness, type Theme } from './theme.ts';

export interface ChosenTheme {
  readonly theme: Theme;
  setTheme(theme: Theme): void;
  /** Whether the page is dark. */
  readonly dark: boolean;
}

/** The theme that was chosen, kept for the next visit; the document is told. */
export function useTheme(): ChosenTheme {
  const read = (): Pick<ChosenTheme, 'theme' | 'dark'> => {
    const theme = chosenTheme();
    return { theme, dark: isDark(theme) };
  };
  const [shown, setShown] = useState(read);
  useLayoutEffect(() => followTheme(() => setShown(read())), []);
  // Before anything is painted: the page would flash in the other colours.
  useLayoutEffect(() => showDarkness(shown.dark), [shown.dark]);
  return {
    ...shown,
    setTheme(theme) {
      chooseTheme(theme);
      setShown(read());
    },
  };
}
