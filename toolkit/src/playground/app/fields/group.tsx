import type { ComponentChildren } from 'preact';
import { allFields, isTouched } from '../../form/defaults.ts';
import type { Group } from '../../form/model.ts';
import { Help, HelpText } from '../parts/help.tsx';
import { fieldId, useForm } from './form-context.ts';

/** A group, with or without a header that folds it. */
export function GroupField({
  field,
  children,
}: {
  readonly field: Group;
  readonly children: ComponentChildren;
}) {
  const { groups, toggleGroup, values, faults, isRevealed, path } = useForm();
  const title = field.label || field.name;
  const id = fieldId([...path, field.name]);
  if (field.style === 'NO_ZIPPY') {
    return (
      <div class="group plain" role="group" aria-labelledby={field.label === '' ? undefined : `${id}-title`}>
        {field.label === '' ? null : (
          <div class="group-title" id={`${id}-title`}>
            <HelpText html={field.label} />
            <Help html={field.help} about={field.label} />
          </div>
        )}
        {children}
      </div>
    );
  }
  const inside = new Set(allFields(field.children).map(({ name }) => name));
  const wrong = faults.filter(({ path: at }) => inside.has(String(at[path.length])) && isRevealed(at)).length;
  const touched = isTouched(field.children, values);
  const byItself = field.style === 'ZIPPY_OPEN' || (field.style === 'ZIPPY_OPEN_ON_PARAM' && touched);
  const isOpen = groups[field.name] ?? byItself;
  return (
    <div class={`group zippy${isOpen ? ' open' : ''}`}>
      <div class="zippy-head">
        <button
          type="button"
          class="zippy-button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => toggleGroup(field.name, !isOpen)}
        >
          <span class="chevron" aria-hidden="true" />
          <HelpText html={title} />
          {touched && !isOpen ? (
            <span class="dot" title="Something in here is set" aria-label="set" role="img" />
          ) : null}
          {wrong > 0 && !isOpen ? <span class="count bad">{wrong} to correct</span> : null}
        </button>
        <Help html={field.help} about={title} />
      </div>
      <div class="zippy-body" id={id} hidden={!isOpen} role="group" aria-label={title}>
        {isOpen ? children : null}
      </div>
    </div>
  );
}
