import type { ArgumentType } from '../../sandbox/apis/argument-types.ts';
import type { WebContext } from '../../sandbox/apis/web/context.ts';
import { serverApis } from '../../sandbox/apis/server-apis.ts';
import type { ServerContext } from '../../sandbox/apis/server/context.ts';
import { webApis } from '../../sandbox/apis/web-apis.ts';
import type { Api, ApiTable, FunctionApi } from '../../sandbox/apis/define-api.ts';
import { Meter, unmetered } from '../../sandbox/language/meter.ts';
import { SandboxArray, SandboxFunction, SandboxObject, type Value } from '../../sandbox/language/values.ts';
import { Enforcer, type PermissionRequest } from '../../sandbox/permissions/enforcer.ts';
import type { ContainerKind } from '../../tpl/container-kind.ts';
import { hole, unknown, type Folded } from '../code/folded.ts';

export interface ApiCall {
  /** The permissions that the call asks for. */
  readonly requests: readonly PermissionRequest[];
  /** GTM's error about the arguments, when their types are wrong. */
  readonly refusal: string | undefined;
}

/**
 * What a call of an API asks for, found by making it up to the point where it would act: the sandbox's
 * own table of APIs checks types first, permissions second, and acts last.
 */
export function callApi(
  kind: ContainerKind,
  name: string,
  member: string | undefined,
  args: readonly Folded[],
): ApiCall {
  const definition = definitionOf(kind, name, member);
  if (definition === undefined) return { requests: [], refusal: undefined };
  const notes = new Notes();
  const count = Math.max(args.length, definition.types.length);
  const given = Array.from({ length: count }, (_, index): Value => {
    const arg = args[index];
    return arg === unknown ? anyOf(definition.types[index]) : arg;
  });
  try {
    definition.call(new Idle(notes), member === undefined ? name : `${name}_${member}`, given);
  } catch (error) {
    if (!(error instanceof Acted)) {
      const message = error instanceof Error ? error.message : String(error);
      return {
        requests: notes.requests,
        refusal: message.startsWith('Argument error') ? message : undefined,
      };
    }
  }
  return { requests: notes.requests, refusal: undefined };
}

/** What a call asks for when nothing is known of its arguments; of an object, what its members ask for. */
export function requestsOfAnyCall(
  kind: ContainerKind,
  name: string,
  member?: string,
): readonly PermissionRequest[] {
  const definition = apiOf(kind, name);
  if (definition?.kind === 'object' && member === undefined) {
    return Object.keys(definition.members).flatMap((each) => requestsOfAnyCall(kind, name, each));
  }
  const types = definitionOf(kind, name, member)?.types ?? [];
  return callApi(
    kind,
    name,
    member,
    types.map(() => unknown),
  ).requests;
}

/** The context of both kinds at once: what an API calls for in it, it does not get. */
type AnyContext = WebContext & ServerContext;

function apiOf(kind: ContainerKind, name: string): Api<AnyContext> | undefined {
  const apis: ApiTable<AnyContext> = kind === 'web' ? webApis : serverApis;
  return Object.hasOwn(apis, name) ? apis[name] : undefined;
}

function definitionOf(
  kind: ContainerKind,
  name: string,
  member: string | undefined,
): FunctionApi<AnyContext> | undefined {
  const definition = apiOf(kind, name);
  if (definition?.kind === 'function') return member === undefined ? definition : undefined;
  if (definition?.kind !== 'object' || member === undefined) return undefined;
  return Object.hasOwn(definition.members, member) ? definition.members[member] : undefined;
}

/** A value that fits the type and of which nothing else is known. */
function anyOf(type: ArgumentType = 'any'): Value {
  if (type.includes('any') || type.includes('string')) return hole;
  if (type.includes('Object')) return new SandboxObject(new Map([[hole, hole]]));
  if (type.includes('Array')) return new SandboxArray([hole]);
  if (type.includes('function')) return new SandboxFunction('', () => undefined);
  return type.includes('number') ? 0 : type.includes('boolean') ? false : undefined;
}

/** Grants everything and notes what it was asked for. */
class Notes extends Enforcer {
  readonly requests: PermissionRequest[] = [];

  constructor() {
    super({
      checks: {},
      grants: {},
      surroundings: () => ({ pageUrl: '', debugMode: true }),
      meter: unmetered,
    });
  }

  override demand(...request: PermissionRequest): void {
    this.requests.push(request);
  }

  override allows(...request: PermissionRequest): boolean {
    this.requests.push(request);
    return true;
  }
}

/** Thrown where an API starts to act. */
class Acted extends Error {}

/** A context in which nothing can be done. */
class Idle implements AnyContext {
  readonly templateStorage = new Map<string, Value>();
  readonly meter = new Meter();
  constructor(readonly permissions: Notes) {}

  get page(): never {
    throw new Acted();
  }
  get container(): never {
    throw new Acted();
  }
  get tasks(): never {
    throw new Acted();
  }
  get network(): never {
    throw new Acted();
  }
  get event(): never {
    throw new Acted();
  }
  get request(): never {
    throw new Acted();
  }
  get response(): never {
    throw new Acted();
  }
  get http(): never {
    throw new Acted();
  }
  get messages(): never {
    throw new Acted();
  }
  get stored(): never {
    throw new Acted();
  }
  get privateKeys(): never {
    throw new Acted();
  }
  get promises(): never {
    throw new Acted();
  }
  get timedPromise(): never {
    throw new Acted();
  }
  now(): never {
    throw new Acted();
  }
  random(): never {
    throw new Acted();
  }
  print(): never {
    throw new Acted();
  }
  guard(): never {
    throw new Acted();
  }
  atEventEnd(): never {
    throw new Acted();
  }
}
