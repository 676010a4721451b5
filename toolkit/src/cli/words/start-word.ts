/** The options of the word that opens the playground, and of scripts that do the same. */
export const startOptions = {
  open: { summary: 'Opens the page in the browser that is set on this machine.' },
  time: {
    value: 'SECONDS',
    summary: 'How long a page or a server template that hangs is waited for before it is ended; 10.',
  },
  port: { value: 'NUMBER', summary: 'The port to listen on: 8780, or 0 for any free one.' },
} as const;

/** Its work, which is loaded when it is wanted: the page takes a bundler. */
export const loadStart = async () => (await import('./start.ts')).start;
