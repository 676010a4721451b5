import {
  evaluate,
  urlComponents,
  variableKinds,
  type Variable,
  type VariableKind,
  type VariableScope,
} from '../../form/variables.ts';
import { Card } from '../parts/card.tsx';
import { scopeOf } from '../state/run-input.ts';
import type { Playground } from '../state/use-playground.ts';

/** The container's variables and what each is on the page as it stands. */
export function VariablesCard({ playground: { session, update } }: { readonly playground: Playground }) {
  return (
    <VariableList
      variables={session.variables}
      scope={scopeOf(session.page)}
      onChange={(variables, what) => update({ variables }, what)}
    />
  );
}

/** Variables and what each is. */
export function VariableList({
  variables,
  scope,
  onChange,
  labels = {},
}: {
  readonly variables: readonly Variable[];
  readonly scope: VariableScope;
  /** `what` has been done, where it can be taken back. */
  readonly onChange: (variables: readonly Variable[], what?: string) => void;
  /** The kinds that have other names than on a page. */
  readonly labels?: { readonly [kind in VariableKind]?: string };
}) {
  const change = (index: number, part: Partial<Variable>): void =>
    onChange(variables.map((variable, at) => (at === index ? { ...variable, ...part } : variable)));
  return (
    <Card
      title="Variables"
      class="variables-card"
      actions={
        <button
          type="button"
          class="small"
          onClick={() =>
            onChange([...variables, { name: freeName(variables), kind: 'constant', setting: '' }])
          }
        >
          Add variable
        </button>
      }
    >
      <p class="hint">
        Write <code>{'{{name}}'}</code> in any field, or pick one with its <code>{'{ }'}</code>.
      </p>
      <ul class="variables">
        {variables.map((variable, index) => {
          const { name, kind, setting } = variable;
          const about = name || `variable ${index + 1}`;
          const result = evaluate(variable, scope);
          const twice = variables.findIndex((other) => other.name === name) !== index;
          return (
            <li key={index}>
              <input
                type="text"
                aria-label={`Name of ${about}`}
                value={name}
                spellcheck={false}
                onInput={({ currentTarget }) =>
                  change(index, { name: currentTarget.value.replace(/[{}]/g, '') })
                }
              />
              <select
                aria-label={`Kind of ${about}`}
                value={kind}
                onChange={({ currentTarget }) => change(index, { kind: currentTarget.value as VariableKind })}
              >
                {Object.entries({ ...kindLabels, ...labels }).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
              {kind === 'undefined' ? (
                <span />
              ) : (
                <input
                  type="text"
                  aria-label={`${variableKinds[kind].setting} of ${about}`}
                  placeholder={
                    kind === 'url' ? `${urlComponents.join(', ')}, query:name` : variableKinds[kind].setting
                  }
                  value={setting}
                  spellcheck={false}
                  onInput={({ currentTarget }) => change(index, { setting: currentTarget.value })}
                />
              )}
              <button
                type="button"
                class="icon"
                aria-label={`Remove ${about}`}
                onClick={() =>
                  onChange(
                    variables.filter((_, at) => at !== index),
                    name === '' ? 'Variable removed' : `Variable “${name}” removed`,
                  )
                }
              >
                ×
              </button>
              <output class={'error' in result || twice ? 'fault' : 'value'}>
                {twice
                  ? 'Another variable has this name.'
                  : 'error' in result
                    ? result.error
                    : result.value === undefined
                      ? 'undefined'
                      : JSON.stringify(result.value)}
              </output>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

const kindLabels = Object.fromEntries(
  Object.entries(variableKinds).map(([kind, { label }]) => [kind, label]),
);

function freeName(variables: readonly Variable[]): string {
  const taken = new Set(variables.map(({ name }) => name));
  let number = 1;
  while (taken.has(`Variable ${number}`)) number += 1;
  return `Variable ${number}`;
}
