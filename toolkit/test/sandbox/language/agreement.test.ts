import test from 'ava';
import fc from 'fast-check';
import vm from 'node:vm';
import { runCode } from './run-code.ts';

/**
 * Where GTM's semantics and JavaScript's agree, the same code must give the same result: random expressions and
 * statements over numbers, texts, arrays, objects and closures, without what the tables show to differ.
 */
const { statement, number, text } = fc.letrec<Record<'number' | 'text' | 'truth' | 'statement', string>>(
  (tie) => {
    const list = (size: number): fc.Arbitrary<string> =>
      fc.array(tie('number'), { minLength: 1, maxLength: size }).map((parts) => `[${parts.join(', ')}]`);
    const join = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
      fc
        .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
        .map((pieces) => pieces.join(''));
    const oneOf = (...options: string[]): fc.Arbitrary<string> => fc.constantFrom(...options);
    const numberName = oneOf('n', 'm', 'o.n', 'a[1]');
    return {
      number: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.integer({ min: 0, max: 20 }).map(String),
        numberName,
        join(
          '(',
          tie('number'),
          ' ',
          oneOf('+', '-', '*', '/', '%', '&', '|', '^', '<<', '>>', '>>>'),
          ' ',
          tie('number'),
          ')',
        ),
        join('(', oneOf('-', '~'), tie('number'), ')'),
        join('(', tie('truth'), ' ? ', tie('number'), ' : ', tie('number'), ')'),
        join('(', numberName, ' ', oneOf('=', '+=', '-=', '*='), ' ', tie('number'), ')'),
        join('(', numberName, oneOf('++', '--'), ')'),
        join('add(', tie('number'), ', ', tie('number'), ')'),
        join('(function (p) { return p + n; })(', tie('number'), ')'),
        join(tie('text'), '.length'),
        join(tie('text'), '.indexOf(', tie('text'), ')'),
        join(list(4), '.map(x => x + 1).filter(x => x > 1).reduce((x, y) => x + y, 0)'),
        join(list(4), '.slice(', oneOf('0', '1', '-1', '-2'), ').length'),
        join(list(4), '.indexOf(', tie('number'), ')'),
      ),
      text: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.string({ maxLength: 3 }).map((value) => JSON.stringify(value)),
        oneOf('s', 'o.s', 'a[0]'),
        join('(', tie('text'), ' + ', fc.oneof(tie('text'), tie('number')), ')'),
        join("('' + ", tie('truth'), ')'),
        join('(s = ', tie('text'), ')'),
        join(tie('text'), '.', oneOf('toUpperCase', 'toLowerCase', 'trim'), '()'),
        join(tie('text'), '.', oneOf('slice', 'substring', 'charAt'), '(', tie('number'), ')'),
        join(tie('text'), '.replace(', tie('text'), ', ', tie('text'), ')'),
        join(tie('text'), '.split(', tie('text'), ").join('-')"),
        join(list(4), ".sort().join(',')"),
        join('(typeof ', tie('truth'), ')'),
      ),
      truth: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        oneOf('true', 'false'),
        join(
          '(',
          tie('number'),
          ' ',
          oneOf('<', '<=', '>', '>=', '==', '!=', '===', '!=='),
          ' ',
          tie('number'),
          ')',
        ),
        join('(', tie('text'), ' ', oneOf('<', '>', '==', '==='), ' ', tie('text'), ')'),
        join('(', tie('text'), ' ', oneOf('<', '==', '!='), ' ', tie('number'), ')'),
        join('(', tie('truth'), ' ', oneOf('&&', '||'), ' ', tie('truth'), ')'),
        join('(!', tie('truth'), ')'),
      ),
      statement: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        join('log.push(', fc.oneof(tie('number'), tie('text'), tie('truth')), ');'),
        join(numberName, ' = ', tie('number'), ';'),
        join('if (', tie('truth'), ') { ', tie('statement'), ' } else { ', tie('statement'), ' }'),
        join(
          'for (let i = 0; i < 3; i++) { ',
          tie('statement'),
          ' made.push(() => i); if (',
          tie('truth'),
          ') ',
          oneOf('continue', 'break'),
          '; ',
          tie('statement'),
          ' }',
        ),
        join('for (var w = 0; w < 2; w++) { ', tie('statement'), ' }'),
        join('for (const k in { x: 1, y: 2 }) { log.push(k); ', tie('statement'), ' }'),
        join('for (const v of ', list(3), ') { log.push(v); ', tie('statement'), ' }'),
        join(
          '{ let n = ',
          fc.integer({ max: 9 }).map((value) => `(${value})`),
          '; ',
          tie('statement'),
          ' made.push(() => n); n++; }',
        ),
        join(
          '{ const m = ',
          fc.nat(9).map(String),
          ', t = (function () { return m + 1; })(); log.push(t); }',
        ),
        join(
          'switch (',
          tie('number'),
          ' % 3) { case 0: ',
          tie('statement'),
          ' break; case 1: ',
          tie('statement'),
          ' default: ',
          tie('statement'),
          ' }',
        ),
        join(
          '(function () { ',
          tie('statement'),
          ' if (',
          tie('truth'),
          ') return; ',
          tie('statement'),
          ' })();',
        ),
        join(tie('statement'), ' ', tie('statement')),
      ),
    };
  },
);

const prelude = `
  var n = 1, m = 7, s = 'abc', log = [], made = [], a = ['x', 3], o = { n: 2, s: 'os' };
  function add(x, y) { return x + y + n; }
`;

test('random code gives what plain JavaScript gives', (t) => {
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), number, text, (body, last, end) => {
      const code = `${prelude}\n${body.join('\n')}\nreturn [${last}, ${end}, log, made.map(f => f()), n, m, s, a, o];`;
      const plain: unknown = vm.runInThisContext(`(function () {${code}})()`);
      t.deepEqual(runCode(code), plain);
    }),
    { numRuns: 100 },
  );
});
