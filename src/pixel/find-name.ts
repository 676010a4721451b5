/** A name without what its spellings differ in: case, blanks, hyphens and underscores. */
function bare(name: string): string {
  return name.toLowerCase().split(' ').join('').split('-').join('').split('_').join('');
}

/** The one of `names` that `name` means, whatever its spelling. */
export function findName(names: readonly string[], name: string): string | undefined {
  const wanted = bare(name);
  return names.filter((candidate) => bare(candidate) === wanted)[0];
}
