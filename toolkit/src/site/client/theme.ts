import { chosenTheme, followTheme, isDark, showDarkness } from '../../playground/app/state/theme.ts';

// In the head, before anything is drawn.
const show = (): void => showDarkness(isDark(chosenTheme()));
followTheme(show);
show();
