/** The options of the word that writes the site, and of scripts that do the same. */
export const siteOptions = {
  out: { value: 'FOLDER', summary: 'Where to write it: dist/site of the project unless told.' },
} as const;

/** Its work, which is loaded when it is wanted: it takes a bundler. */
export const loadSite = async () => (await import('./site.ts')).site;
