import * as acorn from 'acorn';
import test from 'ava';
import { constructs } from '../../src/dialect/table.ts';
import { toHost, toSandbox } from '../../src/sandbox/language/border.ts';
import { compileProgram } from '../../src/sandbox/language/compile.ts';
import { Meter } from '../../src/sandbox/language/meter.ts';
import { accepted } from './accepted.ts';
import { compileText } from './helpers.ts';

const data = { a: 1, list: [1, 2, 3], text: 'ab' };

/** The kinds of syntax in the code, those with an operator by the operator too. */
function kindsIn(code: string): Set<string> {
  const kinds = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node && typeof node.type === 'string') {
      kinds.add(node.type);
      if ('operator' in node) kinds.add(`${node.type} ${String(node.operator)}`);
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(acorn.parse(code, { ecmaVersion: 'latest', allowReturnOutsideFunction: true }));
  return kinds;
}

const rows = constructs.filter(({ verdict, treatment }) => verdict === 'accepted' && treatment === 'kept');
for (const { id, title, nodes, operators } of rows) {
  test(`${title}: the compiler keeps it, and it runs`, async (t) => {
    const programs = accepted.filter((program) => program.id === id);
    const kept = new Set<string>();
    for (const { code, result } of programs) {
      const compiled = await compileText(`declare const data: any; ${code}`);
      t.deepEqual(compiled.messages, []);
      kindsIn(compiled.code).forEach((kind) => kept.add(kind));
      const program = compileProgram(compiled.code, { globals: ['data'] });
      const meter = new Meter();
      t.deepEqual(toHost(program.run([toSandbox(data, meter)], meter), meter), result, compiled.code);
    }
    const wanted = nodes.flatMap((node) => operators?.map((operator) => `${node} ${operator}`) ?? [node]);
    t.deepEqual(
      wanted.filter((kind) => !kept.has(kind)),
      [],
    );
  });
}

test('Each program is of a construct that is accepted and kept', (t) => {
  const ids = rows.map(({ id }) => id);
  t.deepEqual(
    accepted.filter(({ id }) => !ids.includes(id)),
    [],
  );
});
