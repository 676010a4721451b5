import path from 'node:path';
import ts from 'typescript';
import { CannotRun } from '../../messages/cannot-run.ts';
import type { Message } from '../../messages/message.ts';
import type { ContainerKind } from '../../tpl/container-kind.ts';
import type { Json } from '../../tpl/json.ts';
import { kindName } from '../kinds.ts';
import { globalsByName, hintIn, insteadOf, type Kind } from '../table.ts';

export interface TypeChecker {
  /** Checks the project as it is now; what has not changed since the last time is not checked again. */
  check(): Message[];
}

/** The faults of type of a project, with what to write where GTM lacks a member or a name. */
export function checkTypes(options: { readonly project: string; readonly root?: string }): Message[] {
  return createTypeChecker(options).check();
}

/**
 * @param options.project A tsconfig.json with `noLib` that includes `types/sandbox-lib.d.ts` and `types/gtm.d.ts` or
 *   `types/gtm-server.d.ts`.
 * @param options.root What paths in messages are relative to; the working directory unless told.
 */
export function createTypeChecker(options: {
  readonly project: string;
  readonly root?: string;
  /** Changes the content of the tsconfig.json before it is read. */
  readonly adapt?: (config: Json) => Json;
}): TypeChecker {
  const root = path.resolve(options.root ?? '.');
  let previous: ts.SemanticDiagnosticsBuilderProgram | undefined;
  const check = (): Message[] => {
    const config = readConfig(path.resolve(root, options.project), options.adapt);
    const host = ts.createIncrementalCompilerHost(config.options);
    const builder = ts.createSemanticDiagnosticsBuilderProgram(
      config.fileNames,
      config.options,
      host,
      previous,
    );
    previous = builder;
    const program = builder.getProgram();
    const diagnostics = [
      ...config.errors,
      ...program.getOptionsDiagnostics(),
      ...program.getGlobalDiagnostics(),
      ...program.getSyntacticDiagnostics(),
      ...builder.getSemanticDiagnostics(),
    ];
    return ts
      .sortAndDeduplicateDiagnostics(diagnostics)
      .filter((diagnostic) => !isOfAsync(diagnostic))
      .map((diagnostic) => toMessage(diagnostic, program.getTypeChecker(), kindOfProject(program), root));
  };
  return {
    check() {
      try {
        return check();
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        // What it knew may be half of it.
        previous = undefined;
        return [tooDeep];
      }
    },
  };
}

/**
 * What TypeScript says of an async function where there are no promises: to declare them, or to take another library.
 * The check of the dialect refuses the function, and says what to write.
 */
function isOfAsync({ code, file, messageText }: ts.Diagnostic): boolean {
  const isOfFunction = code === 2697 || code === 2705;
  const lacksPromise = code === 2318 && file === undefined && String(messageText).includes("'Promise'");
  return isOfFunction || lacksPromise;
}

/** TypeScript goes down with the code, and down a chain of names whose types follow from each other. */
const tooDeep: Message = {
  rule: 'type',
  severity: 'fault',
  text: 'The types cannot be checked: the code is nested too deeply, or too many types follow from each other.',
  hint: 'Give parts of it names and types of their own.',
};

/** A project says by the declarations that it includes what its code is for. */
function kindOfProject(program: ts.Program): ContainerKind {
  const isForServers = program
    .getSourceFiles()
    .some(({ fileName }) => path.basename(fileName) === 'gtm-server.d.ts');
  return isForServers ? 'server' : 'web';
}

/** @throws CannotRun when the file is no JSON. */
export function readConfig(file: string, adapt = (config: Json): Json => config): ts.ParsedCommandLine {
  const { config = null, error }: { config?: Json; error?: ts.Diagnostic } = ts.readConfigFile(
    file,
    ts.sys.readFile,
  );
  if (error !== undefined) throw new CannotRun(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  return ts.parseJsonConfigFileContent(adapt(config), ts.sys, path.dirname(file), undefined, file);
}

function toMessage(
  diagnostic: ts.Diagnostic,
  checker: ts.TypeChecker,
  kind: ContainerKind,
  root: string,
): Message {
  const { file, start, length } = diagnostic;
  const node = file === undefined || start === undefined ? undefined : nodeAt(file, start);
  const known = node === undefined ? undefined : explain(diagnostic.code, node, checker, kind);
  const message: Message = {
    rule: known?.rule ?? 'type',
    severity: 'fault',
    text:
      known?.text ?? `${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')} (TS${diagnostic.code})`,
    ...(known?.hint === undefined ? {} : { hint: known.hint }),
  };
  if (file === undefined || start === undefined) return message;
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return {
    ...message,
    location: {
      file: path.relative(root, file.fileName).split(path.sep).join('/'),
      line: line + 1,
      column: character,
      length: length ?? 0,
      lineText: file.text.split('\n')[line]?.replace(/\r$/, '') ?? '',
    },
  };
}

function nodeAt(file: ts.SourceFile, position: number): ts.Node {
  const find = (node: ts.Node): ts.Node => {
    const inner = node.forEachChild((child) =>
      child.getStart(file) <= position && position < child.end ? child : undefined,
    );
    return inner === undefined ? node : find(inner);
  };
  return find(file);
}

interface Explanation {
  readonly rule: string;
  readonly text: string;
  readonly hint?: string;
}

const missingProperty = new Set([2339, 2550, 2551, 2568]);
const missingName = new Set([2304, 2318, 2503, 2552, 2580, 2583, 2584, 2585, 2591, 2693]);
const notIterable = 2488;

/** What a diagnostic means in GTM's terms; undefined when it is an ordinary one. */
function explain(
  code: number,
  node: ts.Node,
  checker: ts.TypeChecker,
  container: ContainerKind,
): Explanation | undefined {
  const name = ts.isIdentifier(node) ? node.text : undefined;
  if (missingProperty.has(code) && name !== undefined && ts.isPropertyAccessExpression(node.parent)) {
    const kind = kindOf(checker.getTypeAtLocation(node.parent.expression), checker);
    const hint = kind === undefined ? undefined : insteadOf[kind]?.[name];
    if (kind === undefined || hint === undefined) return undefined;
    return { rule: 'missing-member', text: `In GTM’s sandbox ${kindName[kind]} has no ${name}.`, hint };
  }
  if (missingName.has(code) && name !== undefined) {
    const entry = globalsByName.get(name);
    if (entry === undefined) return undefined;
    const hint = hintIn(container, entry);
    const api = /const (\w+) = require/.exec(hint)?.[1];
    return {
      rule: 'undeclared-name',
      text: `GTM’s sandbox does not have ${name}, and the code does not declare it.`,
      hint: api === undefined ? hint : `Write: import { ${api} } from 'gtm';`,
    };
  }
  if (code === notIterable && kindOf(checker.getTypeAtLocation(node), checker) === 'string') {
    return {
      rule: 'spread',
      text: 'A text cannot be iterated.',
      hint: "Write text.split('') for the characters of a text.",
    };
  }
  return undefined;
}

function kindOf(type: ts.Type, checker: ts.TypeChecker): Kind | undefined {
  const part = checker.getBaseTypeOfLiteralType(checker.getNonNullableType(type));
  const parts = part.isUnion() ? part.types.map((each) => checker.getBaseTypeOfLiteralType(each)) : [part];
  const kinds = new Set(parts.map((each) => kindOfOne(each, checker)));
  const [kind] = kinds;
  return kinds.size === 1 ? kind : undefined;
}

function kindOfOne(type: ts.Type, checker: ts.TypeChecker): Kind | undefined {
  if (type.flags & ts.TypeFlags.StringLike) return 'string';
  if (type.flags & ts.TypeFlags.NumberLike) return 'number';
  if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
  if (checker.isArrayLikeType(type)) return 'array';
  if (type.getCallSignatures().length > 0) return 'function';
  return type.flags & ts.TypeFlags.Object ? 'object' : undefined;
}
