const widest = 56;

/** Two texts of several lines in two columns, with a mark between the lines that differ. */
export function sideBySide(
  left: { readonly title: string; readonly text: string },
  right: { readonly title: string; readonly text: string },
): string[] {
  const lefts = left.text.split('\n');
  const rights = right.text.split('\n');
  const width = Math.max(left.title.length, ...lefts.map((line) => Math.min(line.length, widest)));
  const rows = Array.from({ length: Math.max(lefts.length, rights.length) }, (_, index) => ({
    left: lefts[index] ?? '',
    right: rights[index] ?? '',
  }));
  return [
    `${left.title.padEnd(width)}     ${right.title}`,
    ...rows.flatMap((row) => {
      const mark = row.left === row.right ? ' ' : '≠';
      const leftParts = pieces(row.left);
      const rightParts = pieces(row.right);
      return Array.from({ length: Math.max(leftParts.length, rightParts.length) }, (_, index) => {
        const one = (leftParts[index] ?? '').padEnd(width);
        return `${one}  ${index === 0 ? mark : ' '}  ${rightParts[index] ?? ''}`.trimEnd();
      });
    }),
  ];
}

/** The line cut into parts that fit a column. */
function pieces(line: string): string[] {
  if (line === '') return [''];
  return Array.from({ length: Math.ceil(line.length / widest) }, (_, index) =>
    line.slice(index * widest, (index + 1) * widest),
  );
}
