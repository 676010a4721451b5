import { closest } from '../../messages/closest.ts';
import { isJsonObject } from '../../tpl/json.ts';
import { hasValue, listOf, textOf, type FieldEntry } from '../fields/field-tree.ts';
import { internalTypes, reservedNames } from '../fields/field-types.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';

/** `data.x` that no field sets is undefined, always. */
export function checkUndeclaredFields({ fields, code }: Subject, report: Report): void {
  if (code === undefined || fields === undefined) return;
  const declared = fields
    .filter((field) => field.place === 'template' && hasValue(field))
    .map(({ name }) => name);
  const known = new Set([...declared, ...reservedNames]);
  for (const { name, isWritten } of code.dataUse.members) if (isWritten) known.add(name);
  const reported = new Set<string>();
  for (const { name, node } of code.dataUse.members) {
    if (known.has(name) || reported.has(name)) continue;
    reported.add(name);
    const meant = closest(name, declared);
    report('undeclared-field', {
      text: `data.${name} is always undefined: no field has that name.`,
      hint: meant === undefined ? 'Add the field, or remove what reads it.' : `Did you mean data.${meant}?`,
      at: code.locate(node),
    });
  }
}

/** A setting that changes nothing. Fields that conditions ask are used by GTM's form. */
export function checkUnreadFields({ fields, code }: Subject, report: Report): void {
  if (code === undefined || fields === undefined || code.dataUse.isOpen) return;
  const used = new Set([
    ...code.dataUse.members.map(({ name }) => name),
    ...fields.flatMap(namesInConditions),
  ]);
  for (const field of fields) {
    const { name, place, type } = field;
    if (
      place !== 'template' ||
      name === '' ||
      !hasValue(field) ||
      internalTypes.has(type) ||
      used.has(name)
    ) {
      continue;
    }
    report('unread-field', {
      text: `The code does not read data.${name}, so what users enter there has no effect.`,
      hint: 'Read it, or remove the field.',
      at: field.locate(),
    });
  }
}

function namesInConditions({ json }: FieldEntry): string[] {
  const validators = listOf(json['valueValidators']).filter(isJsonObject);
  return [json, ...validators].flatMap((owner) =>
    listOf(owner['enablingConditions']).flatMap((each) =>
      isJsonObject(each) ? [textOf(each['paramName'])] : [],
    ),
  );
}
