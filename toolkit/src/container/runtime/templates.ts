import type { Message } from '../../messages/message.ts';
import { createRequire } from '../../sandbox/apis/require.ts';
import { webApis } from '../../sandbox/apis/web-apis.ts';
import type { WebContext } from '../../sandbox/apis/web/context.ts';
import { toHost, toSandbox } from '../../sandbox/language/border.ts';
import { compileProgram, type Program } from '../../sandbox/language/compile.ts';
import { SandboxSyntaxError } from '../../sandbox/language/errors.ts';
import { Meter, type Limits } from '../../sandbox/language/meter.ts';
import { SandboxObject, type Value } from '../../sandbox/language/values.ts';
import { webPermissionChecks } from '../../sandbox/permissions/web-checks.ts';
import { Enforcer, type Rules } from '../../sandbox/permissions/enforcer.ts';
import type { Grants } from '../../sandbox/permissions/grants.ts';
import { templateGlobals } from '../../sandbox/tag-run.ts';
import { isSet, valueFields, type ValueField } from '../../upgrade/fields.ts';
import { customTypes, readCustomTemplate } from '../export/custom-types.ts';
import type { ContainerVersion, CustomTemplate, Parameter } from '../export/format.ts';
import { entriesOf, findParameter, itemsOf, textOf } from '../export/parameters.ts';
import { isShown, type ReadText } from '../export/shown-fields.ts';
import { resolve, resolveAll, type ValueOf } from './resolve.ts';
import type { StepWork } from './step-work.ts';

/** What all templates on a page share. */
export interface SharedContext extends Pick<WebContext, 'page' | 'container' | 'tasks' | 'now' | 'random'> {
  /** What a run may use up, asked anew for each. @throws SandboxLimitError when those before have used up everything */
  readonly limits: () => Limits;
  /** What the container does beside the templates' code. */
  readonly work: StepWork;
  /** Told what a run has used up. */
  readonly spend: (steps: number) => void;
}

/** What one run of a template has to itself. */
export type RunContext = Pick<WebContext, 'network' | 'print' | 'guard' | 'atEventEnd'>;

/** A custom template of the container, ready to run. */
export class RunnableTemplate {
  readonly #fields: readonly ValueField[];
  readonly #columns: readonly ValueField[];
  readonly #storage = new Map<string, Value>();
  readonly #rules: Omit<Rules, 'meter'>;

  constructor(
    fields: readonly ValueField[],
    grants: Grants,
    private readonly program: Program,
    private readonly shared: SharedContext,
  ) {
    this.#fields = fields.filter(({ isColumn }) => !isColumn);
    this.#columns = fields.filter(({ isColumn }) => isColumn);
    const { page, container } = shared;
    const { containerId, debugMode, previewMode } = container.version;
    this.#rules = {
      checks: webPermissionChecks,
      grants,
      policies: { of: container.policies, containerId },
      surroundings: () => ({
        pageUrl: page.window.location.href,
        debugMode: debugMode || previewMode,
      }),
    };
  }

  /**
   * The fields' values as GTM hands them over: those that are filled in and shown, variables resolved.
   */
  data(parameters: readonly Parameter[], valueOf: ValueOf): Readonly<Record<string, unknown>> {
    const read: ReadText = (name) => {
      const parameter = findParameter(parameters, name);
      return parameter?.type === 'LIST'
        ? (parameter.list ?? []).length === 0
          ? ''
          : 'rows'
        : textOf(parameters, name);
    };
    const entries = this.#fields
      .filter((field) => isShown(field, read))
      .flatMap((field): [string, unknown][] => {
        const parameter = findParameter(parameters, field.name);
        if (parameter !== undefined) return [[field.name, this.#value(field, parameter, valueOf)]];
        return isSet(field, 'canBeEmptyString') ? [[field.name, '']] : [];
      });
    return Object.fromEntries(entries);
  }

  /** Runs the code up to its end. @throws whatever the code throws */
  run(data: object, own: Readonly<Record<string, Value>>, context: RunContext): unknown {
    const meter = new Meter(this.shared.limits());
    const copy = toSandbox(data, meter);
    const properties = copy instanceof SandboxObject ? copy.properties : new Map<string, Value>();
    for (const [name, value] of Object.entries(own)) properties.set(name, value);
    const require = createRequire(webApis, {
      ...this.shared,
      ...context,
      permissions: new Enforcer({ ...this.#rules, meter }),
      templateStorage: this.#storage,
      meter,
    });
    try {
      return toHost(this.program.run([new SandboxObject(properties), require], meter), meter);
    } finally {
      this.shared.spend(meter.used);
    }
  }

  /** In a simple table a cell that was left empty is an empty text. */
  #value(field: ValueField, parameter: Parameter, valueOf: ValueOf): unknown {
    if (field.type !== 'SIMPLE_TABLE') return resolve(parameter, valueOf);
    const columns = this.#columns.filter(({ name }) => name.startsWith(`${field.name}.`));
    const empty = Object.fromEntries(columns.map(({ name }) => [name.slice(field.name.length + 1), '']));
    return itemsOf(parameter).map((row) => ({ ...empty, ...resolveAll(entriesOf(row), valueOf) }));
  }
}

/** The custom templates of a container by the types of the tags and variables made from them. */
export class Templates {
  readonly #find: (type: string) => CustomTemplate | undefined;
  readonly #made = new Map<CustomTemplate, RunnableTemplate | undefined>();
  /** What keeps templates from running. */
  readonly faults: Message[] = [];

  constructor(
    version: ContainerVersion,
    private readonly shared: SharedContext,
  ) {
    this.#find = customTypes(version).find;
  }

  /** Undefined when there is no such template or it does not run: then `faults` says why. */
  find(type: string): RunnableTemplate | undefined {
    const template = this.#find(type);
    if (template === undefined) return undefined;
    if (!this.#made.has(template)) this.#made.set(template, this.#make(template));
    return this.#made.get(template);
  }

  #make({ name, templateData }: CustomTemplate): RunnableTemplate | undefined {
    const { template, messages } = readCustomTemplate(templateData, name);
    const faults = messages.filter(({ severity }) => severity === 'fault');
    this.faults.push(...faults);
    if (template === undefined || faults.length > 0) return undefined;
    const { code, codeLocation, permissions, fields } = template;
    try {
      const source = { code, lineOffset: codeLocation.line - 1, file: name };
      const program = compileProgram([source], { globals: templateGlobals });
      return new RunnableTemplate(valueFields(fields), permissions, program, this.shared);
    } catch (error) {
      if (!(error instanceof SandboxSyntaxError)) throw error;
      const details = error.problems.map(({ message, line }) => `line ${line}: ${message}`).join(' ');
      this.faults.push({
        rule: 'template-code',
        severity: 'fault',
        text: `The template “${name}” does not compile, so that nothing made from it runs: ${details}`,
      });
      return undefined;
    }
  }
}
