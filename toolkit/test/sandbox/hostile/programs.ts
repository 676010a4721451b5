/** What a program begins with: texts and lists as large as the sandbox makes them, and what is built of them. */
export const setup = `const JSON = require('JSON');
const Object = require('Object');
const log = require('logToConsole');
const setInWindow = require('setInWindow');
const copyFromWindow = require('copyFromWindow');
const callInWindow = require('callInWindow');
const text = () => { let t = 'abcdefgh'; while (t.length < 2000000) t = t + t; return t; };
const list = () => { const l = []; l.length = 1000000; return l; };
const shared = () => { let o = {a: 1}; for (let i = 0; i < 60; i++) o = {o: o, p: o}; return o; };
const deep = () => { let o = {}; for (let i = 0; i < 1000; i++) o = {o: o}; return o; };
const forever = f => { for (;;) f(); };`;

const steps = /The code took more than [\d,]+ steps/;
const calls = /Maximum call stack size exceeded/;
const nesting = /nests values more than 400 levels deep/;
const largeArray = /an array of more than 1,048,576 elements/;

export interface Program {
  readonly program: string;
  /** What the message of the error that ends it says; undefined: nothing ends it but itself. */
  readonly ends: RegExp | undefined;
}

/** Programs that would hang, crash or fill a machine that does not count what they do. */
export const programs: readonly Program[] = [
  // Loops and calls
  { program: 'for (;;) {}', ends: steps },
  { program: 'while (true) { [1, [2], {a: 3}]; }', ends: steps },
  { program: 'do { } while (1);', ends: steps },
  { program: 'const f = () => f(); f();', ends: calls },
  { program: 'const f = n => g(n); const g = n => f(n + 1); f(0);', ends: calls },
  { program: 'const f = () => [1].map(f); f();', ends: calls },
  { program: 'const f = () => [2, 1].sort(f); f();', ends: calls },
  { program: "const f = () => 'a'.replace('a', f); f();", ends: calls },
  { program: "const f = () => 'a'.match('(a)'.concat(f())); f();", ends: calls },
  { program: 'const f = n => n < 2 ? n : f(n - 1) + f(n - 2); f(60);', ends: steps },
  { program: 'const f = g => { g(g); }; f(f);', ends: calls },
  // Texts
  { program: "let t = 'x'; for (;;) t = t + t;", ends: /steps|characters/ },
  { program: 'const t = text(); forever(() => t.indexOf("hgf"));', ends: steps },
  { program: "const t = text(); forever(() => t.split('a'));", ends: steps },
  { program: "const t = text(); forever(() => t.split(''));", ends: largeArray },
  { program: 'const t = text(); forever(() => t.toUpperCase());', ends: steps },
  { program: 'const t = text(); forever(() => t.trim());', ends: steps },
  { program: 'const t = text(); forever(() => t.slice(1));', ends: steps },
  { program: "const t = text(); forever(() => t.replace('h', 'i'));", ends: steps },
  { program: 'const t = text(); const u = text(); forever(() => t === u);', ends: steps },
  { program: 'const t = text(); forever(() => t < text());', ends: steps },
  { program: 'const t = text(); forever(() => ({})[t]);', ends: steps },
  { program: "const t = text(); forever(() => t.match('z'));", ends: steps },
  { program: "const t = text(); forever(() => require('encodeUriComponent')(t));", ends: steps },
  { program: "const t = text(); forever(() => require('decodeUriComponent')(t));", ends: steps },
  { program: "const t = text(); forever(() => require('toBase64')(t));", ends: steps },
  { program: "const t = text(); forever(() => require('makeNumber')(t));", ends: steps },
  { program: "const t = text(); forever(() => require('parseUrl')('https://a.b/' + t));", ends: steps },
  { program: 'const t = text(); forever(() => JSON.stringify(t));', ends: steps },
  { program: 'const t = text(); forever(() => JSON.parse(t));', ends: steps },
  { program: 'const t = text(); const all = []; forever(() => all.push(t.slice(all.length)));', ends: steps },
  { program: 'const all = []; forever(() => all.push(text()));', ends: steps },
  // Lists and objects
  { program: 'const l = []; forever(() => l.push(l.length));', ends: steps },
  { program: 'const l = []; for (;;) l[l.length] = {};', ends: steps },
  { program: 'let l = [1]; for (;;) l = l.concat(l);', ends: /steps|elements/ },
  { program: 'const l = list(); forever(() => l.slice());', ends: steps },
  { program: 'const l = list(); forever(() => l.reverse());', ends: steps },
  { program: 'const l = list(); forever(() => l.sort());', ends: steps },
  { program: 'const l = list(); forever(() => l.indexOf(1));', ends: steps },
  { program: 'const l = list(); forever(() => l.join());', ends: steps },
  { program: 'const l = list(); forever(() => l.shift());', ends: steps },
  { program: 'const l = list(); forever(() => l.unshift(1));', ends: steps },
  { program: 'const l = list(); forever(() => l.splice(0, 1, 2, 3));', ends: steps },
  { program: 'const l = list(); forever(() => l.map(x => x));', ends: steps },
  { program: 'const l = list(); forever(() => Object.keys(l));', ends: steps },
  { program: 'const l = []; l[4000000000] = 1;', ends: largeArray },
  { program: 'const l = []; l.length = 4000000000;', ends: largeArray },
  { program: 'const o = {}; let i = 0; for (;;) o["k" + i++] = i;', ends: steps },
  { program: 'const o = {a: 1}; for (;;) for (const k in o) o[k + 1] = 1;', ends: steps },
  // Values within values
  { program: 'log(shared());', ends: undefined },
  { program: 'JSON.stringify(shared());', ends: steps },
  { program: "setInWindow('thing', shared()); copyFromWindow('thing');", ends: undefined },
  { program: 'assertThat(shared()).isEqualTo(shared());', ends: steps },
  { program: "setInWindow('dataLayer', [{x: shared()}], true); log(1);", ends: steps },
  { program: 'JSON.stringify(deep());', ends: /steps|levels deep/ },
  { program: "setInWindow('thing', deep());", ends: nesting },
  { program: 'log(deep());', ends: nesting },
  { program: 'assertThat(deep()).isEqualTo(deep());', ends: nesting },
  { program: "let t = '['; while (t.length < 1000000) t = t + t; JSON.parse(t);", ends: undefined },
  {
    program:
      "let t = '1,1'; while (t.length < 100000) t = t + ',' + t; forever(() => JSON.parse('[' + t + ']'));",
    ends: steps,
  },
  { program: 'const o = {}; o.o = o; JSON.stringify(o);', ends: undefined },
  // Patterns
  { program: "const t = text(); t.match('(a+)+$'); t.match('(.*)*x');", ends: steps },
  {
    program:
      "let t = 'a'; while (t.length < 50000) t = t + t; t.match('^(a+)+$'); (t + 'b').match('^(a+)+$');",
    ends: steps,
  },
  { program: "let t = 'a'; while (t.length < 50000) t = t + t; (t + 'b').search('(a|a)*c');", ends: steps },
  { program: "let t = 'a'; while (t.length < 50000) t = t + t; t.match('(.*)\\\\1+b');", ends: steps },
  {
    program:
      "let p = '(a*)*'; while (p.length < 30000) p = p + p; 'aaaaaaaaaaaaaaaaaaaaaaab'.match(p + 'c');",
    ends: steps,
  },
  {
    program: "let p = '('; while (p.length < 10000) p = p + p; 'a'.match(p);",
    ends: /groups within groups|Unterminated|pattern/,
  },
  {
    program: "let p = 'a'; while (p.length < 100000) p = p + p; 'a'.match(p);",
    ends: /a pattern of more than/,
  },
  { program: "let i = 0; forever(() => 'abc'.match('a' + i++));", ends: steps },
  { program: "const f = n => { 'a'.match('(((((a)*)*)*)*)' + n); f(n + 1); }; f(0);", ends: calls },
  // What is left for later
  { program: "const f = () => require('callLater')(f); f();", ends: steps },
  { program: "const f = () => { require('callLater')(f); require('callLater')(f); }; f();", ends: steps },
  { program: "forever(() => require('callLater')(() => {}));", ends: steps },
  { program: "forever(() => require('sha256')('x', () => {}));", ends: steps },
  { program: "const t = text(); forever(() => require('sha256')(t, () => {}));", ends: steps },
  { program: "const f = () => require('sha256')('x', f); f();", ends: steps },
  { program: "forever(() => require('addConsentListener')('ad_storage', () => {}));", ends: steps },
  { program: "forever(() => require('addEventCallback')(() => {}));", ends: steps },
  // What is kept on the page
  { program: "forever(() => require('sendPixel')('https://example.com/'));", ends: steps },
  {
    program: "const t = text(); forever(() => require('sendPixel')('https://example.com/' + t));",
    ends: steps,
  },
  { program: "forever(() => require('injectScript')('https://example.com/'));", ends: steps },
  { program: "forever(() => require('injectHiddenIframe')('https://example.com/'));", ends: steps },
  { program: "let i = 0; forever(() => require('setCookie')('c' + i++, 'v'));", ends: steps },
  { program: "forever(() => require('localStorage').setItem('k', 'v'));", ends: steps },
  { program: 'const t = text(); forever(() => log(t));', ends: steps },
  { program: "const q = require('createQueue')('queue'); forever(() => q({a: [1, 2, 3]}));", ends: steps },
  { program: "const l = list(); forever(() => setInWindow('thing', l, true));", ends: steps },
  { program: "setInWindow('thing', list(), true); forever(() => copyFromWindow('thing'));", ends: steps },
  {
    program:
      "setInWindow('list', [], true); setInWindow('list.length', 4000000000, true); callInWindow('list.join');",
    ends: largeArray,
  },
  {
    program:
      "setInWindow('list', [], true); setInWindow('other', {length: 4000000000}, true); require('aliasInWindow')('other.join', 'list.join'); callInWindow('other.join');",
    ends: largeArray,
  },
  {
    program:
      "let l = [1]; for (let i = 0; i < 60; i++) l = [l, l]; setInWindow('list', l, true); callInWindow('list.flat', 100);",
    ends: steps,
  },
  // Code
  { program: `${'['.repeat(50_000)}`, ends: /nested too deeply/ },
  { program: `const o = {}; o${'.a'.repeat(50_000)};`, ends: /nested too deeply/ },
  { program: `const n = 1${' + 1'.repeat(50_000)};`, ends: /nested too deeply/ },
  { program: `${'if (1) '.repeat(50_000)};`, ends: /nested too deeply/ },
  { program: `mock('x', () => { for (;;); }); require('x');`, ends: /x/ },
  { program: 'mock("logToConsole", () => { for (;;); }); log(1); require("logToConsole")(1);', ends: steps },
];
