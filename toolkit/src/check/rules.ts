import { constructs, unknownConstruct } from '../dialect/table.ts';
import type { Severity } from '../messages/message.ts';

/** A rule as people read of it. */
export interface Rule {
  /** By which it is silenced. */
  readonly name: string;
  readonly severity: Severity;
  /** What it finds. */
  readonly what: string;
  /** What the rule and its severity rest on. */
  readonly evidence: string;
}

const fault = (what: string, evidence: string) => ({ severity: 'fault', what, evidence }) as const;
const warning = (what: string, evidence: string) => ({ severity: 'warning', what, evidence }) as const;
const note = (what: string, evidence: string) => ({ severity: 'note', what, evidence }) as const;

const runtime = 'GTM’s runtime';
const editor = 'GTM’s editor refuses it';
const corpus = 'none of 315 public templates has it';
const gallery = 'Google’s requirements for the gallery';
const styleGuide = 'Google’s style guide for templates';
const serverDocs = 'GTM’s documentation of server APIs';
const dataDocs = 'GTM’s runtime leaves out what is not set';

/** The rules whose checks are here; those of the dialect stand in its own table. */
export const rules = {
  // Silencing
  silencing: fault('A silencing without a reason, or of a rule that does not exist.', 'this checker'),
  'unused-silencing': note('A silencing of a rule that found nothing there.', 'this checker'),

  // Sections
  'missing-section': fault('INFO or the code is missing.', editor),
  'json-syntax': fault('INFO, fields or permissions are no JSON.', 'GTM’s editor: “JSON parsing error”'),
  'json-shape': fault('A section is JSON of another kind: no object, no list.', editor),
  'yaml-syntax': fault(
    'The tests are no YAML, or have another structure.',
    'GTM’s editor: “Invalid YAML format for content in section: ___TESTS___”',
  ),
  'permission-shape': fault('A permission is not written as GTM’s editor writes it.', editor),
  'duplicate-section': warning('A section occurs twice.', 'one of 315 public templates has it'),
  'mixed-sections': fault('A section for web containers beside one for server containers.', corpus),
  'unknown-section': note('A section that GTM does not know.', corpus),
  'indented-marker': warning(
    'A marker that does not start its line is text of the section before.',
    'one of 315 public templates has it',
  ),

  // INFO
  'template-type': fault('The type is none of TAG, MACRO and CLIENT.', 'GTM’s editor: “wrong template type”'),
  'container-context': fault(
    'containerContexts does not name the kind of container that the code is for.',
    'GTM’s editor refuses server templates in web containers',
  ),
  'info-property': warning(
    'INFO has a property that GTM ignores.',
    '5 of 315 public templates lose their categories by “catagories”',
  ),
  'display-name': warning('The template has no name.', 'all public templates have one'),
  'display-name-style': note('The name starts with a small letter or says “official”.', styleGuide),
  'description-length': warning('The description has more than 200 characters.', 'GTM’s documentation'),
  'category-count': warning('There are no categories or more than three.', gallery),
  'unknown-category': warning('A category that the gallery does not have.', gallery),
  'icon-format': warning('The icon is no PNG, JPEG or GIF in a data URI, or has more than 50 kB.', gallery),
  'icon-size': note(
    'The icon is not square, or not 48 to 96 pixels wide.',
    `${gallery}; most public templates do not keep to it`,
  ),

  // Fields
  'field-name': fault('A field has no name.', 'GTM hands values to the code by name'),
  'duplicate-field': fault('Two fields have one name, or two columns of a table.', `${editor}; ${corpus}`),
  'reserved-field': warning('A field has a name that GTM sets in data itself.', runtime),
  'field-name-style': note('A field’s name is no identifier.', styleGuide),
  'field-count': fault('There are more than 100 fields.', 'GTM’s documentation'),
  'field-type': fault('A type of field that GTM does not have.', corpus),
  'internal-field-type': note(
    'A type of field that GTM has and does not offer to authors.',
    'one of 315 public templates has it',
  ),
  'field-property': warning(
    'A property that fields of the type do not have; GTM ignores it.',
    'public templates lose hints by “placeholder”',
  ),
  'field-property-value': fault('A property has a value of another type.', corpus),
  'simple-value-type': note('A field lacks simpleValueType.', 'GTM’s editor always writes it'),
  'group-style': fault('A style of group that GTM does not have.', corpus),
  'column-type': fault('A type that a column cannot have.', corpus),
  'table-columns': warning('A table has no columns, or a column no field.', corpus),
  items: warning('A select or radio group has no items, or an item no value.', 'nothing can be chosen'),
  'duplicate-item': warning('Two items of a field have one value.', corpus),
  'default-value': warning(
    'A default that the field cannot hold: none of its items, or of another type.',
    'the form shows something else than the tag receives',
  ),
  'validator-type': fault('A validator that GTM does not have.', corpus),
  'validator-arguments': fault('A validator has arguments that it cannot use.', corpus),
  'validator-pattern': fault('The pattern of a REGEX validator is no regular expression.', corpus),
  'condition-type': fault('A type of condition that GTM does not have.', corpus),
  'condition-field': warning(
    'A condition about a field that does not exist or has no value.',
    'the field never shows',
  ),
  'condition-value': note(
    'A condition about a value that the field cannot have.',
    'a few public templates have one',
  ),

  // Code
  'code-syntax': fault('The code is no JavaScript.', 'GTM’s editor: “Error(s) parsing the input”'),
  'undeclared-name': fault(
    'A name that neither the code nor GTM declares.',
    'GTM’s editor: “Attempting to use undeclared variable”',
  ),
  'missing-member': fault(
    'A member that values in GTM’s sandbox do not have; of servers a warning.',
    runtime,
  ),
  'method-not-called': warning('A native method that is read and not called is undefined.', runtime),
  [unknownConstruct.id]: fault('Syntax that GTM does not know.', 'it is no part of ECMAScript 5'),
  'unknown-api': fault('require of a name that is no API.', 'GTM’s runtime: “is not a valid API name”'),
  'api-of-other-container': fault(
    'An API of server containers in a web template, or the other way round.',
    'GTM’s runtime: “is not a valid API name”',
  ),
  'computed-require': fault(
    'require of a name that is no literal.',
    `GTM infers permissions from these names; ${corpus}`,
  ),
  'unused-require': note('An API is required and not used.', 'every visitor downloads it'),
  'argument-type': fault(
    'A call with arguments of types that the API refuses.',
    'GTM’s runtime: “Argument error”',
  ),
  'unknown-url-component': warning(
    'getUrl or getReferrerUrl with a component that does not exist gives the whole URL.',
    runtime,
  ),
  'no-completion': fault(
    'A tag mentions neither gtmOnSuccess nor gtmOnFailure.',
    'GTM’s editor: “Tag code must invoke data.gtmOnSuccess() or data.gtmOnFailure()”',
  ),
  'path-without-completion': warning(
    'A path through a tag on which it never completes.',
    'tags that stay “still running” (Snapchat’s tag #10)',
  ),
  'unhandled-rejection': warning(
    'A promise in which a server tag completes, and whose rejection nothing handles.',
    'a request without an answer rejects its promise; the tag then waits until its time is up',
  ),
  'timeout-too-long': warning(
    'A request with a timeout of more than 5 seconds, after which its promise is rejected.',
    serverDocs,
  ),
  'no-timeout': note(
    'A request of a server template without a timeout, which goes on for 15 seconds.',
    serverDocs,
  ),
  'claim-outside-client': fault('claimRequest in a tag or a variable.', serverDocs),
  'late-claim': fault(
    'claimRequest in a callback.',
    'GTM’s servers: “Tried to claim a request after a Client had returned”, as vendors report',
  ),
  'run-before-claim': fault(
    'runContainer in a client that has not claimed the request.',
    'GTM’s servers: “Request must be claimed before calling runContainer”, as vendors report',
  ),
  'no-response': warning('A client that claims the request and never returns a response.', serverDocs),
  'secret-in-code': warning(
    'A key, a token or a password in the code.',
    'whoever opens the template reads it; every visitor downloads that of a web template',
  ),
  'no-return': warning('A variable that returns nothing.', runtime),
  'undeclared-field': warning(
    'data.x that no field sets.',
    'upgrades that rename fields break tags (Facebook’s pixel tag #28)',
  ),
  'unread-field': note('A field that the code does not read.', 'what users enter has no effect'),
  'empty-table': warning(
    'A table without rows is undefined, and what is done with it throws.',
    `${dataDocs} (Facebook’s pixel tag #9)`,
  ),
  'pattern-in-text': warning('A regular expression with its slashes in quotes.', runtime),
  'constant-assigned': warning('An assignment to a const, which does nothing.', runtime),
  'url-not-encoded': warning(
    'A field’s value goes into a URL without encodeUriComponent.',
    'Google’s reviewers send it back (Clarity’s template #3)',
  ),

  // Permissions
  'unknown-permission': fault('A permission that such containers do not have.', corpus),
  'duplicate-permission': warning('A permission is declared twice.', corpus),
  'permission-parameter': warning(
    'A parameter that the permission does not have, or with a value that it cannot have.',
    runtime,
  ),
  'url-pattern': fault('A URL pattern that GTM cannot use.', 'GTM’s runtime: “Invalid URL filter”'),
  'key-pattern': fault(
    'A pattern of data layer keys that GTM cannot use.',
    'GTM’s runtime: “Invalid key filter”',
  ),
  'global-name': fault('A global that access_globals can never allow.', runtime),
  'permission-missing': fault(
    'An API is called without the permission that it needs.',
    'GTM’s runtime: “The requested permission is not configured”',
  ),
  'permission-too-narrow': fault(
    'A call that the declared permission does not cover.',
    'GTM’s runtime: PermissionError (Clarity’s template #15)',
  ),
  'permission-never-granted': warning(
    'A call that is asked for with queryPermission and never granted.',
    runtime,
  ),
  'log-never-printed': warning('logToConsole without the permission logging.', runtime),
  'permission-unused': warning(
    'A permission that no code needs.',
    'users and reviewers see every permission',
  ),
  'permission-entry-unused': warning(
    'A pattern, key or cookie of a permission that no code needs.',
    'users and reviewers see every permission',
  ),
  'permission-access-unused': note(
    'Reading, writing or executing is granted and not needed.',
    'users and reviewers see every permission',
  ),
  'permission-broad': note('“Any” where the code shows all that it needs.', styleGuide),

  // Tests
  'duplicate-scenario': note('Two scenarios have one name.', 'GTM’s list of tests shows names alone'),
  'unknown-test-data': note(
    'runCode with data that is no field.',
    'the test does not test what users can enter',
  ),
  'unknown-matcher': fault('assertThat with a matcher that does not exist.', runtime),
  'matcher-not-called': warning('A matcher that is not called asserts nothing.', runtime),
} as const satisfies Readonly<Record<string, Omit<Rule, 'name'>>>;

export type RuleName = keyof typeof rules;

/** Every rule that a message may carry: those above and the constructs that the dialect does not accept. */
export const allRules: readonly Rule[] = [
  ...Object.entries(rules).map(([name, rule]) => ({ name, ...rule })),
  ...constructs
    .filter(({ verdict }) => verdict !== 'accepted')
    .map(({ id, title, verdict, reason, evidence }): Rule => ({
      name: id,
      severity: verdict === 'refused' ? 'fault' : 'warning',
      what: `${title}. ${reason}`,
      evidence,
    })),
];
