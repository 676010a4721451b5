import fc from 'fast-check';

/**
 * Programs in modern JavaScript, at random. They see `data.log`, which notes its argument and returns it, so that
 * the order and the number of evaluations show.
 */
export function programs(): fc.Arbitrary<string> {
  return fc
    .array(grammar.statement, { minLength: 2, maxLength: 6 })
    .map((statements) => [prologue, ...statements, 'return [n, m, s, list, obj, maybe];'].join('\n'));
}

const prologue = `const Math = require('Math');
const log = data.log;
let n = 1, m = 2, maybe = null;
const s = 'ab', key = 'a';
const list = [1, 2, 3];
const obj = { a: 1, b: null, c: { a: 4 } };
function add(x, y = log(x), ...more) { return x + y + more.length; }
const pick = ({ a, b = a }, [c = 0] = []) => log(a ?? 0) + (b ?? 1) + c;`;

interface Grammar {
  num: string;
  str: string;
  bool: string;
  arr: string;
  object: string;
  maybe: string;
  any: string;
  statement: string;
}

/** Fills the holes of a text, in order. */
function text(parts: TemplateStringsArray, ...holes: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc
    .tuple(...holes)
    .map((filled) => parts.reduce((sum, part, index) => sum + part + (filled[index] ?? ''), ''));
}

const grammar = fc.letrec<Grammar>((tie) => {
  const of = (name: keyof Grammar): fc.Arbitrary<string> => tie(name).map(String);
  const num = of('num');
  const str = of('str');
  const bool = of('bool');
  const arr = of('arr');
  const object = of('object');
  const maybe = of('maybe');
  const any = of('any');
  const statement = of('statement');
  const digit = fc.constantFrom('0', '1', '2', '3', '5');
  const keyOf = fc.constantFrom('a', 'b', 'c');
  const pick = (...choices: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc.oneof({ maxDepth: 4, depthSize: 'small', withCrossShrink: true }, ...choices);
  return {
    num: pick(
      digit,
      fc.constantFrom('n', 'm', 'list.length', 's.length', '0x10', '1e2'),
      text`log(${num})`,
      text`(${num} + ${num})`,
      text`(${num} - ${num} * ${num})`,
      text`(${num} ** ${digit})`,
      text`(${any} ?? ${num})`,
      text`(${maybe}?.a ?? ${num})`,
      text`(${maybe}?.c?.a ?? ${num})`,
      text`(list[${digit}] ?? ${num})`,
      text`(${bool} ? ${num} : ${num})`,
      text`(n = ${num})`,
      text`(m += ${num})`,
      text`(n ??= ${num})`,
      text`(m ||= ${num})`,
      text`(obj.a -= ${num})`,
      text`(obj[log(key)] ??= ${num})`,
      text`(log(${num}), ${num})`,
      text`add(${num}, ${num}, 1, 2)`,
      text`add(...[${num}, undefined], ${num})`,
      text`pick(${object}, [${num}])`,
      text`pick({ ...${object}, a: ${num} })`,
      text`Math.max(...${arr}, ${num})`,
      text`(+${str} || ${num})`,
      text`(n = n + ${digit})`,
    ),
    str: pick(
      fc.constantFrom("'x'", "'7'", 's'),
      text`\`\${${any}}-\${${num}}\``,
      text`\`\${${num}}\${${num}}\``,
      text`typeof ${any}`,
      text`(${str} + ${num})`,
    ),
    bool: pick(
      fc.constantFrom('true', 'false'),
      text`(${num} < ${num})`,
      text`!${any}`,
      text`(${any} && ${any})`,
      text`('${keyOf}' in ${object})`,
      text`(${maybe}?.a === ${digit})`,
      text`(${maybe}?.a !== ${digit})`,
      text`(${maybe}?.c == null)`,
      text`(delete obj.${keyOf})`,
    ),
    arr: pick(
      fc.constantFrom('list', '[]', '[1, 2]'),
      text`[${num}, ...${arr}]`,
      text`[...${arr}, ${num}, ...${arr}]`,
      text`[...${arr}]`,
      text`${arr}.map((x, i) => x + ${num})`,
      text`[${object}, ${object}].map(({ a, b }) => a ?? ${num})`,
      text`[[${num}, ${num}]].map(([x, y]) => x - y)`,
    ),
    object: pick(
      fc.constantFrom('obj', '{}', '{ n, m }', 'obj.c ?? {}').map((each) => `(${each})`),
      text`{ a: ${num}, b: ${any} }`,
      text`{ ...${object}, c: ${object} }`,
      text`{ a: ${num}, ['k' + ${str}]: ${num}, b: ${num} }`,
      text`{ ...(${bool} ? { a: ${num} } : {}), ...(${bool} && { b: ${num} }), c: null }`,
      text`(${bool} ? { ['k' + ${num}]: 1 } : ${object})`,
    ),
    maybe: pick(
      fc.constantFrom('null', 'undefined', 'maybe', 'obj.c', 'obj.d'),
      object,
      text`(maybe = ${maybe})`,
      text`${maybe}?.c`,
      text`(${bool} ? ${maybe} : ${maybe})`,
    ),
    any: pick(num, str, bool, maybe),
    statement: pick(
      text`log(${num});`,
      text`n = ${num};`,
      text`maybe = ${maybe};`,
      text`maybe ??= ${object};`,
      text`n &&= ${num};`,
      text`n -= ${num};`,
      text`obj[log(key)] *= ${num};`,
      text`obj.d = ${any};`,
      text`maybe?.f?.(${num});`,
      text`data.f?.(${num});`,
      text`delete obj['k' + ${str}];`,
      text`{ const { a: d1, b: d2 = ${num}, ...d3 } = ${object}; log([d1, d2, d3]); }`,
      text`{ const { ['k' + ${str}]: d1 = ${num}, c: { a: d2 } = {} } = ${object}; log([d1, d2]); }`,
      text`{ const [d1, , d2 = ${num}, ...d3] = ${arr}; log([d1, d2, d3]); }`,
      text`[n, m] = [${num}, ${num}];`,
      text`[n, m = ${num}] = ${arr};`,
      text`({ a: n, b: m = ${num} } = ${object});`,
      text`if (${any}) { ${statement} } else { ${statement} }`,
      text`if (${maybe}?.a) log(${num});`,
      text`for (const x of ${arr}.slice()) { log(x); if (x === ${num}) continue; ${statement} }`,
      text`for (const { a, b = ${num} } of [${object}, ${object}]) log([a, b]);`,
      text`for (const k in ${object}) log(k);`,
      text`for (let i = 0, end = ${any} ?? 2; i < (${maybe}?.a ?? end) && i < 3; i++) log(i);`,
      text`{ let i = 0; do { i++; if (i === 2) continue; ${statement} } while (i < 3); }`,
      text`{ let i = 0; do log(i++); while (i < (${maybe}?.a ?? 2) && i < 3); }`,
      text`switch (${num}) { case ${num}: log('one'); break; default: ${statement} break; case ${num}: log('two'); }`,
      text`list.push(${num}, ...${arr});`,
      text`n = list.push(...${arr});`,
      text`log((({ a, b = ${num} }, ...rest) => [a, b, rest])(${object}, ${num}));`,
      text`log([1, null].map((x) => x ?? ${num}));`,
      text`{ log(inner(${num})); function inner(x = ${num}) { return x + 1; } }`,
      text`log((function count(x) { return x > 0 && x < 4 ? count(x - 1) + 1 : 0; })(${num}));`,
      text`n = void log(${num}) ?? ${num};`,
      text`log([NaN, Infinity, ${num}]);`,
      text`log(${object});`,
    ),
  };
});
