import test from 'ava';
import { markRegions, regionOf } from '../../src/mutate/regions.ts';

/** What the code reaches when it runs, in the order of its regions. */
function reachedBy(code: string): string[] {
  const { text, regions } = markRegions('a.js', code, 'mark', 0);
  const mark: number[] = [];
  new Function('mark', text)(mark);
  return regions.filter((_, number) => mark[number] === 1).map(({ start, end }) => code.slice(start, end));
}

const reached: readonly { readonly code: string; readonly regions: readonly string[] }[] = [
  { code: 'let a = 1; a += 1;', regions: [] },
  { code: 'if (1) { let a; } else { let b; }', regions: ['{ let a; }'] },
  {
    code: 'let a; if (0) a = 1; else if (1) a = 2; else a = 3;',
    regions: ['if (1) a = 2; else a = 3;', 'a = 2;'],
  },
  { code: 'const f = (x) => x + 1, g = (x) => ({ x }); g(1);', regions: ['({ x })'] },
  { code: 'function f() { return 1; } const o = { m() { return f(); } };', regions: [] },
  { code: 'function f() { return 1; } f();', regions: ['{ return 1; }'] },
  {
    code: 'class A { constructor() { this.a = 1; } get b() { return 2; } } new A();',
    regions: ['{ this.a = 1; }'],
  },
  { code: 'let a = 1 > 2 ? 3 : 4 > 5 ? 6 : 7;', regions: ['4 > 5 ? 6 : 7', '7'] },
  { code: 'let a = (0 && 1) || (null ?? 2);', regions: ['(null ?? 2)', '2'] },
  {
    code: 'let a; switch (2) { case 1: a = 1; case 2: a = 2; case 3: case 4: a = 4; break; default: a = 5; }',
    regions: ['a = 2;', 'a = 4; break;'],
  },
  { code: 'let a; for (const x of [1]) a = x; while (a > 1) a--;', regions: ['a = x;'] },
  { code: 'for (;;) break;', regions: ['break;'] },
  { code: "try { null.a; } catch { '!'; } finally { 1; }", regions: ['{ null.a; }', "{ '!'; }", '{ 1; }'] },
];

for (const { code, regions } of reached) {
  test(`What is reached is noted: ${code}`, (t) => t.deepEqual(reachedBy(code), regions));
}

test('A change belongs to the innermost region that has all of it', (t) => {
  const code = 'const a = 1; function f(x) { if (x > 1) { return x; } return a; }';
  const { regions } = markRegions('a.ts', code, 'mark', 7);
  const regionAround = (text: string): string | undefined => {
    const start = code.indexOf(text);
    const region = regions[regionOf(regions, { start, end: start + text.length }) ?? -1];
    return region && code.slice(region.start, region.end);
  };
  t.is(regionAround('const a'), undefined);
  t.is(regionAround('x > 1'), '{ if (x > 1) { return x; } return a; }');
  t.is(regionAround('return x'), '{ return x; }');
  t.is(regionAround('{ return x; }'), '{ return x; }');
  t.is(regionAround('{ return x; } return'), '{ if (x > 1) { return x; } return a; }');
});

test('Regions are counted on from the number that is given', (t) => {
  t.is(markRegions('a.ts', 'const f = () => 1;', 'mark', 7).text, 'const f = () => (mark[7] = 1, 1);');
});
