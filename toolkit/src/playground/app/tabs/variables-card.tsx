import {
  evaluate,
  urlComponents,
  variableKinds,
  type Variable,
  type VariableKind,
} from '../../form/variables.ts';
import { Card } from '../parts/card.tsx';
import { scopeOf } from '../state/run-input.ts';
import type { Playground } from '../state/use-playground.ts';

/** The container's variables and what each is on the page as it stands. */
export function VariablesCard({ playground }: { readonly playground: Playground }) {
  const { session, update } = playground;
  const { variables, page } = session;
  const scope = scopeOf(page);
  const change = (index: number, part: Partial<Variable>): void =>
    update({
      variables: variables.map((variable, at) => (at === index ? { ...variable, ...part } : variable)),
    });
  return (
    <Card
      title="Variables"
      class="variables-card"
      actions={
        <button
          type="button"
          class="small"
          onClick={() =>
            update({
              variables: [...variables, { name: freeName(variables), kind: 'constant', setting: '' }],
            })
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
                {Object.entries(variableKinds).map(([value, { label }]) => (
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
                onClick={() => update({ variables: variables.filter((_, at) => at !== index) })}
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

function freeName(variables: readonly Variable[]): string {
  const taken = new Set(variables.map(({ name }) => name));
  let number = 1;
  while (taken.has(`Variable ${number}`)) number += 1;
  return `Variable ${number}`;
}
