import ts from 'typescript';

/** A text that stands instead of a part of a file. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The element of a list that is taken out. */
  readonly removed?: ts.Node;
}

export function replace(node: ts.Node, text: string): Edit {
  return { start: node.getStart(), end: node.end, text };
}

/** Takes the `index`th element out of a list, with the comma that it needs. */
export function removeElement(elements: ts.NodeArray<ts.Node>, index: number): Edit {
  const element = elements[index];
  if (element === undefined) throw new RangeError(`There is no element ${index}.`);
  const next = elements[index + 1];
  const previous = elements[index - 1];
  const edit = { text: '', removed: element };
  if (next !== undefined) return { start: element.getStart(), end: next.getStart(), ...edit };
  if (previous !== undefined) return { start: previous.end, end: element.end, ...edit };
  return { start: element.getStart(), end: elements.end, ...edit };
}

/** Takes out a statement; where there has to be one an empty one stays. */
export function removeStatement(statement: ts.Statement): Edit {
  const { parent } = statement;
  const isListed =
    ts.isBlock(parent) ||
    ts.isSourceFile(parent) ||
    ts.isCaseOrDefaultClause(parent) ||
    ts.isModuleBlock(parent);
  return replace(statement, isListed ? '' : ';');
}

export function negate(condition: ts.Expression): Edit {
  return replace(condition, `!(${condition.getText()})`);
}
