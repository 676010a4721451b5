import path from 'node:path';
import ts from 'typescript';
import type { Judge } from '../target.ts';

/**
 * The compiler's types, kept warm between mutants. As with `tsc --incremental`, other modules are looked at only when
 * a mutant changes what its own module declares.
 * @param project The tsconfig.json, relative to the root.
 * @param within Only the project's files below these folders are looked at, and what they load; all unless told.
 */
export function typesJudge(root: string, project: string, within: readonly string[] = ['.']): Judge {
  const folders = within.map((folder) => path.join(root, folder, path.sep));
  const isWanted = (file: string): boolean => folders.some((folder) => file.startsWith(folder));
  const service = createService(root, project, isWanted);
  return {
    name: 'types',
    judge: async (mutant) => {
      const fault =
        mutant === undefined ? service.firstFault() : service.faultOfMutant(path.join(root, mutant.file));
      return fault === undefined ? undefined : { noticed: fault };
    },
  };
}

function createService(root: string, project: string, isWanted: (file: string) => boolean) {
  const file = path.join(root, project);
  const { config }: { config?: unknown } = ts.readConfigFile(file, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(
    config,
    ts.sys,
    path.dirname(file),
    undefined,
    file,
  );
  // Declarations may be of what is global.
  const roots = fileNames.filter((name) => isWanted(name) || name.endsWith('.d.ts'));
  const versions = new Map<string, number>();
  const service = ts.createLanguageService({
    getScriptFileNames: () => roots,
    getScriptVersion: (name) => String(versions.get(name) ?? 0),
    getScriptSnapshot: (name) => {
      const text = ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  const changed = (name: string): void => {
    versions.set(name, (versions.get(name) ?? 0) + 1);
  };
  /** By file, as the sources are. */
  const declarations = new Map<string, string | undefined>();
  const declarationsOf = (name: string): string | undefined =>
    service.getProgram()?.getSourceFile(name) === undefined
      ? undefined
      : service.getEmitOutput(name, true, true).outputFiles[0]?.text;

  const faultIn = (program: ts.Program, source: ts.SourceFile): string | undefined => {
    if (program.isSourceFileFromExternalLibrary(source) || !isWanted(source.fileName)) return undefined;
    const [fault] = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return fault === undefined ? undefined : `TS${fault.code}`;
  };
  const firstFault = (of?: string): string | undefined => {
    const program = service.getProgram();
    if (program === undefined) return 'there is no program';
    for (const source of program.getSourceFiles()) {
      const fault = of === undefined || source.fileName === of ? faultIn(program, source) : undefined;
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
  return {
    firstFault,
    /** To be asked while the mutant stands in the file; the next question finds the file as it was. */
    faultOfMutant: (name: string): string | undefined => {
      if (!declarations.has(name)) declarations.set(name, declarationsOf(name));
      changed(name);
      try {
        return (
          firstFault(name) ?? (declarationsOf(name) === declarations.get(name) ? undefined : firstFault())
        );
      } finally {
        changed(name);
      }
    },
  };
}
