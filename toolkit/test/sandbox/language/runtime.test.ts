import test from 'ava';
import { SandboxError } from '../../../src/sandbox/language/errors.ts';
import { runCode, thrownBy } from './run-code.ts';
import { arrayMethods } from './tables/array-methods.ts';
import { libraries } from './tables/libraries.ts';
import { operators } from './tables/operators.ts';
import { statements } from './tables/statements.ts';
import { stringMethods } from './tables/string-methods.ts';
import { values } from './tables/values.ts';

const tables = { statements, operators, values, texts: stringMethods, arrays: arrayMethods, libraries };

for (const [topic, table] of Object.entries(tables)) {
  for (const { about, cases } of table) {
    test(`${topic}: ${about}`, (t) => {
      for (const { code, result, error, errorName } of cases) {
        if (error === undefined) {
          t.deepEqual(runCode(code), result, code);
          continue;
        }
        const thrown = thrownBy(() => runCode(code));
        if (!(thrown instanceof SandboxError)) return t.fail(`${code} threw ${String(thrown)}`);
        t.is(thrown.message, error, code);
        t.is(thrown.errorName, errorName ?? 'Error', code);
      }
    });
  }
}
