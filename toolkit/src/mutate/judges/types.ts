import path from 'node:path';
import ts from 'typescript';
import type { Judge } from '../target.ts';

/**
 * The compiler's types, kept warm between mutants.
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
      if (mutant !== undefined) service.changed(path.join(root, mutant.file));
      const fault = service.firstFault();
      if (mutant !== undefined) service.changed(path.join(root, mutant.file));
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
  return {
    changed: (name: string): void => {
      versions.set(name, (versions.get(name) ?? 0) + 1);
    },
    firstFault: (): string | undefined => {
      const program = service.getProgram();
      if (program === undefined) return 'there is no program';
      for (const source of program.getSourceFiles()) {
        if (program.isSourceFileFromExternalLibrary(source) || !isWanted(source.fileName)) continue;
        const [fault] = [
          ...program.getSyntacticDiagnostics(source),
          ...program.getSemanticDiagnostics(source),
        ];
        if (fault !== undefined) return `TS${fault.code}`;
      }
      return undefined;
    },
  };
}
