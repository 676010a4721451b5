import { SandboxLimitError } from '../../sandbox/language/errors.ts';
import { ElementNetwork } from '../../sandbox/page/network.ts';
import { errorText } from '../../sandbox/error-text.ts';
import { builtInNames, defaultBuiltIns } from '../export/built-ins.ts';
import type { ContainerVersion, Variable } from '../export/format.ts';
import { textOf } from '../export/parameters.ts';
import { isKnownAutoEvent } from './auto-event.ts';
import { builtInValue, isKnownBuiltIn } from './built-in-types.ts';
import { customJavaScript } from './custom-javascript.ts';
import { formatValue, unknownConversions } from './format-value.ts';
import type { PageEvent } from './page-event.ts';
import { resolveAll, type Reading, type ValueOf } from './resolve.ts';
import type { Restrictions } from './restrictions.ts';
import type { SharedContext, Templates } from './templates.ts';
import { variableTypes, type Surroundings } from './variable-types.ts';

/** The container's variables. GTM's runtime evaluates a variable anew at each place that names it. */
export class Variables {
  readonly #own: ReadonlyMap<string, Variable>;
  readonly #builtIn: ReadonlyMap<string, string>;
  /** What a template or page code behind a variable threw; in GTM it disappears. */
  readonly swallowed = new Set<string>();

  /** @param standIns Values of variables that cannot be evaluated here, by name. */
  constructor(
    version: ContainerVersion,
    private readonly templates: Templates,
    private readonly shared: SharedContext,
    private readonly restrictions: Restrictions,
    private readonly standIns: Readonly<Record<string, unknown>>,
  ) {
    this.#own = new Map((version.variable ?? []).map((one) => [one.name, one]));
    this.#builtIn = namesOfBuiltIns(version);
  }

  get names(): readonly string[] {
    return [...new Set([...this.#builtIn.keys(), ...this.#own.keys()])];
  }

  /** What variables yield while an event is processed. */
  during(event: PageEvent): Reading {
    const around: Surroundings = { ...this.shared, event };
    const underWay = new Set<string>();
    let unknown = new Set<string>();
    const valueOf: ValueOf = (name) => {
      if (Object.hasOwn(this.standIns, name)) return this.standIns[name];
      // GTM's runtime takes a variable that leads back to itself for undefined.
      if (underWay.has(name)) return undefined;
      underWay.add(name);
      try {
        const isKnown = this.#isKnown(name);
        if (!isKnown || unknownConversions(this.#own.get(name)?.formatValue).length > 0) unknown.add(name);
        return isKnown
          ? around.work.at(`variable “${name}”`, () => this.#evaluate(name, around, valueOf))
          : undefined;
      } catch (error) {
        if (!(error instanceof SandboxLimitError)) throw error;
        // GTM would still be at it: what comes of it is not known.
        unknown.add(name);
        if (!around.work.isOver) this.swallowed.add(`${name}: ${errorText(error)}`);
        return undefined;
      } finally {
        underWay.delete(name);
      }
    };
    return {
      valueOf,
      work: around.work,
      watch(read) {
        const before = unknown;
        unknown = new Set();
        try {
          const result = read();
          return { result, unknown: [...unknown] };
        } finally {
          unknown = new Set([...before, ...unknown]);
        }
      },
    };
  }

  /** Whether a variable of this name is in the container and of a kind that is emulated. */
  #isKnown(name: string): boolean {
    if (name === '_event') return true;
    const variable = this.#own.get(name);
    if (variable === undefined) return isKnownBuiltIn(this.#builtIn.get(name) ?? '');
    return isKnownVariable(variable, {
      hasTemplate: (type) => this.templates.find(type) !== undefined,
      runsPageCode: this.shared.page.runScript !== undefined,
    });
  }

  #evaluate(name: string, around: Surroundings, valueOf: ValueOf): unknown {
    if (name === '_event') return around.event.name;
    around.work.spendOn('variable');
    const variable = this.#own.get(name);
    if (variable === undefined) return builtInValue(this.#builtIn.get(name) ?? '', around);
    if (this.restrictions.forbid(variable.type)) return undefined;
    try {
      const value = formatValue(this.#raw(variable, around, valueOf), variable.formatValue, valueOf);
      if (typeof value === 'string') around.work.spendOnText(value.length);
      return value;
    } catch (error) {
      if (error instanceof SandboxLimitError) throw error;
      this.swallowed.add(`${name}: ${errorText(error)}`);
      return false;
    }
  }

  #raw({ type, name, parameter = [] }: Variable, around: Surroundings, valueOf: ValueOf): unknown {
    const evaluate = Object.hasOwn(variableTypes, type) ? variableTypes[type] : undefined;
    if (evaluate !== undefined) return evaluate(around, resolveAll(parameter, valueOf));
    if (type === 'jsm') return this.#runPageCode(name, textOf(parameter, 'javascript') ?? '', valueOf);
    const { page, tasks } = this.shared;
    const template = this.templates.find(type);
    return template?.run(
      template.data(parameter, valueOf),
      { gtmEventId: around.event.id },
      {
        network: new ElementNetwork(page.window, tasks, 'load'),
        print: () => undefined,
        guard: (callback) => callback(),
        atEventEnd: () => undefined,
      },
    );
  }

  /** GTM catches what Custom JavaScript throws, and the variable is undefined then, not false. */
  #runPageCode(name: string, source: string, valueOf: ValueOf): unknown {
    try {
      const { page, work } = this.shared;
      const script = customJavaScript(source, valueOf);
      return work.runPageCode(() => page.runScript?.(script));
    } catch (error) {
      if (error instanceof SandboxLimitError) throw error;
      this.swallowed.add(`${name}: ${errorText(error)}`);
      return undefined;
    }
  }
}

/** What variables built into GTM are called in a container, and what they are. */
export function namesOfBuiltIns({ builtInVariable = [] }: ContainerVersion): ReadonlyMap<string, string> {
  return new Map<string, string>([
    ...defaultBuiltIns.map((type) => [builtInNames[type], type] as const),
    ...builtInVariable.map(({ name, type }) => [name, type] as const),
  ]);
}

interface Possible {
  readonly hasTemplate: (type: string) => boolean;
  readonly runsPageCode: boolean;
}

/** Whether a variable is of a kind that is emulated. */
export function isKnownVariable(
  { type, parameter }: Variable,
  { hasTemplate, runsPageCode }: Possible,
): boolean {
  if (type === 'jsm') return runsPageCode;
  if (type === 'aev') return isKnownAutoEvent(textOf(parameter, 'varType'));
  return Object.hasOwn(variableTypes, type) || hasTemplate(type);
}
