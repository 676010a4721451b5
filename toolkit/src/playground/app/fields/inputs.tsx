import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type {
  CheckboxInput,
  Choice,
  FormField,
  RadioInput,
  SelectInput,
  TextInput,
} from '../../form/model.ts';
import { referenceTo, resolveText, variablesIn } from '../../form/variables.ts';
import { Help } from '../parts/help.tsx';
import { useCompletion, type TextElement } from './use-completion.ts';
import { fieldId, ShownFault, useForm } from './form-context.ts';

/** An input's place in the form: its id, its fault, its name for screen readers when it has no label. */
function usePlace(field: FormField) {
  const { path } = useForm();
  const id = fieldId([...path, field.name]);
  const wrong = useContext(ShownFault) !== undefined;
  return { id, wrong, describedBy: wrong ? `${id}-fault` : undefined };
}

/** `bare`: in a table's cell, named by its column alone. */
export function Text({ field, bare }: { readonly field: TextInput; readonly bare?: string }) {
  const { values, set, variables, lookUp } = useForm();
  const { id, wrong, describedBy } = usePlace(field);
  const value = String(values[field.name] ?? '');
  const completion = useCompletion(value, variables, (text) => set(field.name, text));
  const { list, keys } = completion;
  const shared = {
    id,
    value,
    placeholder: field.hint || field.notSetText,
    'aria-invalid': wrong || undefined,
    'aria-describedby': describedBy,
    'aria-label': bare,
    'aria-autocomplete': 'list',
    ...(list.length === 0
      ? {}
      : {
          role: 'combobox' as const,
          'aria-expanded': true,
          'aria-controls': `${id}-names`,
          'aria-activedescendant': `${id}-name-${completion.active}`,
        }),
    spellcheck: false,
    autocomplete: 'off',
    onInput(event: { currentTarget: TextElement }) {
      set(field.name, event.currentTarget.value);
      completion.follow(event.currentTarget);
    },
    onKeyDown: keys,
    onBlur: completion.close,
  } as const;
  const tall = field.lines > 1 || field.asList;
  return (
    <>
      <div class={`text-input${tall ? ' tall' : ''}`}>
        {tall ? <textarea rows={Math.max(field.lines, 3)} {...shared} /> : <input type="text" {...shared} />}
        <VariablePicker
          about={bare ?? (field.label || field.name)}
          onPick={(name) => set(field.name, insert(value, name, document.getElementById(id)))}
        />
        {field.unit === '' ? null : <span class="unit">{field.unit}</span>}
        {list.length === 0 ? null : (
          <ul class="completions" role="listbox" id={`${id}-names`} aria-label="Variables">
            {list.map((name, index) => (
              <li
                key={name}
                id={`${id}-name-${index}`}
                role="option"
                aria-selected={index === completion.active}
                onMouseDown={(event) => {
                  // The input keeps the focus.
                  event.preventDefault();
                  completion.choose(name, document.getElementById(id));
                }}
              >
                {name} <span class="hint">{shortly(lookUp(name))}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      {variablesIn(value).length === 0 ? null : (
        <output class="value-now">= {shortly(resolveText(value, lookUp))}</output>
      )}
    </>
  );
}

/** A value in a line. */
function shortly(value: unknown): string {
  const text = value === undefined ? 'undefined' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

/** The reference at the input's cursor; what is selected stays. */
function insert(value: string, name: string, input: HTMLElement | null): string {
  if (!(input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement)) return referenceTo(name);
  const at = input.selectionEnd ?? value.length;
  input.focus();
  return value.slice(0, at) + referenceTo(name) + value.slice(at);
}

/** GTM’s brick: a native list of the variables behind a small button, for the mouse: `{{` does the same for the keyboard. */
export function VariablePicker({
  about,
  onPick,
}: {
  readonly about: string;
  readonly onPick: (name: string) => void;
}) {
  const { variables } = useForm();
  return (
    <span class="picker">
      <span aria-hidden="true">{'{ }'}</span>
      <select
        aria-label={`Insert a variable: ${about}`}
        title="Insert a variable, or type {{"
        tabIndex={-1}
        value=""
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== '') onPick(currentTarget.value);
          currentTarget.value = '';
        }}
      >
        <option value="">Insert a variable</option>
        {variables.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}

export function Select({ field, bare }: { readonly field: SelectInput; readonly bare?: string }) {
  const { values, set, variables } = useForm();
  const { id, wrong, describedBy } = usePlace(field);
  const value = values[field.name];
  const offered: readonly Choice[] = [
    ...field.choices,
    ...(field.variables
      ? variables.map((name) => ({ value: referenceTo(name), label: referenceTo(name) }))
      : []),
  ];
  const found = offered.findIndex((choice) => choice.value === value);
  const stray =
    found === -1 && value !== undefined && value !== ''
      ? [{ value: String(value), label: String(value) }]
      : [];
  const all = [...offered, ...stray];
  const index = all.findIndex(
    (choice) => choice.value === value || (stray.includes(choice as never) && found === -1),
  );
  const draw = (choice: Choice, at: number) => (
    <option key={at} value={at}>
      {choice.label}
    </option>
  );
  const plain = all.slice(0, field.choices.length);
  const rest = all.slice(field.choices.length);
  return (
    <div class="select-input">
      <select
        id={id}
        aria-label={bare}
        aria-invalid={wrong || undefined}
        aria-describedby={describedBy}
        value={index === -1 ? '' : String(index)}
        onChange={({ currentTarget }) => set(field.name, all[Number(currentTarget.value || NaN)]?.value)}
      >
        {field.notSetText === undefined && index !== -1 ? null : (
          <option value="">{field.notSetText ?? ''}</option>
        )}
        {plain.map(draw)}
        {rest.length === 0 ? null : (
          <optgroup label="Variables">{rest.map((choice, at) => draw(choice, at + plain.length))}</optgroup>
        )}
      </select>
      {field.unit === '' ? null : <span class="unit">{field.unit}</span>}
    </div>
  );
}

export function Checkbox({ field, bare }: { readonly field: CheckboxInput; readonly bare?: string }) {
  const { values, set } = useForm();
  const { id, wrong, describedBy } = usePlace(field);
  const text = field.text || bare || (field.label === '' ? field.name : '');
  return (
    <div class="check">
      <input
        type="checkbox"
        id={id}
        checked={values[field.name] === true}
        aria-invalid={wrong || undefined}
        aria-describedby={describedBy}
        onChange={({ currentTarget }) => set(field.name, currentTarget.checked)}
      />
      <label for={id}>{text}</label>
      <Help html={field.help} about={text || field.label} />
    </div>
  );
}

export function Radio({
  field,
  nested,
}: {
  readonly field: RadioInput;
  readonly nested: (fields: readonly FormField[]) => ComponentChildren;
}) {
  const { values, set } = useForm();
  const { id, describedBy } = usePlace(field);
  return (
    <div class="radios">
      {field.choices.map(({ value, label, help, children }, index) => (
        <div key={String(value)}>
          <div class="check">
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${index}`}
              name={id}
              checked={values[field.name] === value}
              aria-describedby={describedBy}
              onChange={() => set(field.name, value)}
            />
            <label for={index === 0 ? id : `${id}-${index}`}>{label}</label>
            <Help html={help} about={label} />
          </div>
          {values[field.name] === value ? nested(children) : null}
        </div>
      ))}
    </div>
  );
}
