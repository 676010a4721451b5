import { ElementNetwork } from '../../sandbox/page/network.ts';
import { errorText } from '../../sandbox/error-text.ts';
import type { BuiltInVariable, ContainerVersion, Variable } from '../export/format.ts';
import { builtInValue } from './built-in-types.ts';
import { formatValue } from './format-value.ts';
import type { PageEvent } from './page-event.ts';
import { resolveAll, type ValueOf } from './resolve.ts';
import type { SharedContext, Templates } from './templates.ts';
import { variableTypes, type Surroundings } from './variable-types.ts';

/** The container's variables. GTM's runtime evaluates a variable anew at each place that names it. */
export class Variables {
  readonly #own: ReadonlyMap<string, Variable>;
  readonly #builtIn: ReadonlyMap<string, BuiltInVariable>;
  /** What a template behind a variable threw; in GTM it disappears. */
  readonly swallowed: string[] = [];

  /** @param standIns Values of variables that cannot be evaluated here, by name. */
  constructor(
    { variable = [], builtInVariable = [] }: ContainerVersion,
    private readonly templates: Templates,
    private readonly shared: SharedContext,
    private readonly standIns: Readonly<Record<string, unknown>>,
  ) {
    this.#own = new Map(variable.map((one) => [one.name, one]));
    this.#builtIn = new Map(builtInVariable.map((one) => [one.name, one]));
  }

  /** What variables yield while an event is processed. */
  during(event: PageEvent): ValueOf {
    const around: Surroundings = { ...this.shared, event };
    const underWay = new Set<string>();
    const valueOf: ValueOf = (name) => {
      if (Object.hasOwn(this.standIns, name)) return this.standIns[name];
      // GTM's runtime takes a variable that leads back to itself for undefined.
      if (underWay.has(name)) return undefined;
      underWay.add(name);
      try {
        return this.#evaluate(name, around, valueOf);
      } finally {
        underWay.delete(name);
      }
    };
    return valueOf;
  }

  #evaluate(name: string, around: Surroundings, valueOf: ValueOf): unknown {
    if (name === '_event') return around.event.name;
    const variable = this.#own.get(name);
    if (variable === undefined) {
      const builtIn = this.#builtIn.get(name);
      return builtIn === undefined ? undefined : builtInValue(builtIn.type, around);
    }
    return formatValue(this.#raw(variable, around, valueOf), variable.formatValue, valueOf);
  }

  #raw({ type, name, parameter = [] }: Variable, around: Surroundings, valueOf: ValueOf): unknown {
    const evaluate = Object.hasOwn(variableTypes, type) ? variableTypes[type] : undefined;
    if (evaluate !== undefined) return evaluate(around, resolveAll(parameter, valueOf));
    const template = this.templates.find(type);
    if (template === undefined) return undefined;
    const { page, tasks } = this.shared;
    try {
      return template.run(
        template.data(parameter, valueOf),
        { gtmEventId: around.event.id },
        {
          network: new ElementNetwork(page.window, tasks, 'load'),
          print: () => undefined,
          guard: (callback) => callback(),
          atEventEnd: () => undefined,
        },
      );
    } catch (error) {
      this.swallowed.push(`${name}: ${errorText(error)}`);
      return undefined;
    }
  }
}
