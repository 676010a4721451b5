import {
  chooseTheme,
  chosenTheme,
  followTheme,
  isDark,
  showDarkness,
  themes,
} from '../../playground/app/state/theme.ts';

/** The choice of colours, which the playground has too; without scripts there is none to make. */
export function offerThemes(label: HTMLElement, select: HTMLSelectElement): void {
  select.replaceChildren(...themes.map(({ value, label: text }) => new Option(text, value)));
  const show = (): void => void (select.value = chosenTheme());
  show();
  followTheme(show);
  select.addEventListener('change', () => {
    const theme = themes[select.selectedIndex]?.value ?? 'system';
    chooseTheme(theme);
    showDarkness(isDark(theme));
  });
  label.hidden = false;
}
