/** A name without what its spellings differ in: case, blanks, hyphens and underscores. */
export function bare(name: string): string {
  return name.toLowerCase().split(' ').join('').split('-').join('').split('_').join('');
}
