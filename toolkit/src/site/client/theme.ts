// In the head, before anything is drawn: the colours of the system.
const darkness = matchMedia('(prefers-color-scheme: dark)');
const apply = (): void => {
  document.documentElement.dataset['theme'] = darkness.matches ? 'dark' : 'light';
};
darkness.addEventListener('change', apply);
apply();

export {};
