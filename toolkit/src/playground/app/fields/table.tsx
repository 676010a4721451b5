import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { enabledFields } from '../../form/conditions.ts';
import { defaultRow } from '../../form/defaults.ts';
import type { FieldValue, FormField, TableInput, Values } from '../../form/model.ts';
import { rowsOf } from '../../form/template-data.ts';
import { validateForm, type FormFault } from '../../form/validate.ts';
import { focusOnceDrawn } from '../parts/focus-once-drawn.ts';
import { faultAt, fieldId, FormContext, ShownFault, useForm } from './form-context.ts';
import { Checkbox, Select, Text } from './inputs.tsx';
import { RowDialog } from './row-dialog.tsx';

/** A table whose rows are edited in place (SIMPLE_TABLE) or in a dialog (PARAM_TABLE). */
export function Table({
  field,
  draw,
}: {
  readonly field: TableInput;
  /** Draws fields of any type, for the dialog. */
  readonly draw: (fields: readonly FormField[]) => ComponentChildren;
}) {
  const { values, set, setUndoably, path, variables } = useForm();
  const rows = rowsOf(values[field.name]);
  const [editing, setEditing] = useState<{ index: number; row: Values; refused?: true }>();
  const columns = field.columns.map((column) => column.field);
  const faultsInDialog =
    editing === undefined
      ? []
      : validateForm(columns, editing.row, new Set(variables)).map(({ path: inside, text }) => ({
          path: [...path, field.name, editing.index, ...inside],
          text,
        }));
  const id = fieldId([...path, field.name]);
  const inPlace = field.type === 'SIMPLE_TABLE';
  const setRows = (next: readonly Values[]): void => set(field.name, next);
  const replace = (index: number, row: Values): void => setRows(rows.toSpliced(index, 1, row));

  const add = (): void => {
    const row = defaultRow(field.columns);
    if (!inPlace) return setEditing({ index: rows.length, row });
    setRows([...rows, row]);
    const first = fieldId([...path, field.name, rows.length, field.columns[0]?.field.name ?? '']);
    focusOnceDrawn(() => document.getElementById(first));
  };
  const remove = (index: number): void => {
    setUndoably(field.name, rows.toSpliced(index, 1), `Row ${index + 1} removed`);
    focusOnceDrawn(() => document.getElementById(`${id}-add`));
  };

  return (
    <div class="table-field">
      {rows.length === 0 ? (
        field.notSetText === '' ? null : (
          <p class="hint">{field.notSetText}</p>
        )
      ) : (
        <table>
          <thead>
            <tr>
              {field.columns.map(({ field: column }) => (
                <th key={column.name} scope="col">
                  {columnTitle(column)}
                </th>
              ))}
              <th class="row-actions">
                <span class="hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {field.columns.map(({ field: column }) => (
                  <td key={column.name} data-title={columnTitle(column)}>
                    {inPlace ? (
                      <RowScope
                        table={field}
                        row={row}
                        index={index}
                        onChange={(next) => replace(index, next)}
                      >
                        <Cell column={column} table={field} index={index} />
                      </RowScope>
                    ) : (
                      <RowText
                        text={cellText(column, row[column.name])}
                        path={[...path, field.name, index, column.name]}
                      />
                    )}
                  </td>
                ))}
                <td class="row-actions">
                  {inPlace ? null : (
                    <button
                      type="button"
                      class="icon"
                      aria-label={`Edit row ${index + 1}`}
                      onClick={() => setEditing({ index, row })}
                    >
                      ✎
                    </button>
                  )}
                  <button
                    type="button"
                    class="icon"
                    aria-label={`Remove row ${index + 1}`}
                    onClick={() => remove(index)}
                  >
                    ×
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <button type="button" class="small add" id={`${id}-add`} onClick={add}>
        {field.newRowText}
      </button>
      {editing === undefined ? null : (
        <RowDialog
          title={editing.index < rows.length ? field.editRowTitle : field.newRowTitle}
          onClose={() => setEditing(undefined)}
          onSave={() => {
            if (faultsInDialog.length > 0) return setEditing({ ...editing, refused: true });
            replace(editing.index, editing.row);
            setEditing(undefined);
          }}
        >
          <RowScope
            table={field}
            row={editing.row}
            index={editing.index}
            onChange={(row) => setEditing({ ...editing, row })}
            faults={faultsInDialog}
            isRevealed={() => editing.refused === true}
          >
            {draw(columns)}
          </RowScope>
        </RowDialog>
      )}
    </div>
  );
}

/** The row as a form of its own: its fields' conditions look at the row. */
function RowScope({
  table,
  row,
  index,
  onChange,
  children,
  ...own
}: {
  readonly table: TableInput;
  readonly row: Values;
  readonly index: number;
  readonly onChange: (row: Values) => void;
  readonly faults?: readonly FormFault[];
  readonly isRevealed?: () => boolean;
  readonly children: ComponentChildren;
}) {
  const scope = useForm();
  const fields = table.columns.map(({ field }) => field);
  return (
    <FormContext.Provider
      value={{
        ...scope,
        ...own,
        values: row,
        enabled: enabledFields(fields, row),
        path: [...scope.path, table.name, index],
        set: (name, value) => onChange({ ...row, [name]: value }),
        setUndoably: (name, value) => onChange({ ...row, [name]: value }),
      }}
    >
      {children}
    </FormContext.Provider>
  );
}

function Cell({
  column,
  table,
  index,
}: {
  readonly column: FormField;
  readonly table: TableInput;
  readonly index: number;
}) {
  const { path, faults, isRevealed } = useForm();
  const [left, setLeft] = useState(false);
  const here = [...path, column.name];
  const fault = left || isRevealed(here) ? faultAt(faults, here) : undefined;
  const name = `${columnTitle(column)}, row ${index + 1} of ${table.label || table.newRowText}`;
  return (
    <div onFocusOut={() => setLeft(true)}>
      <ShownFault.Provider value={fault}>
        {column.type === 'TEXT' ? <Text field={column} bare={name} /> : null}
        {column.type === 'SELECT' ? <Select field={column} bare={name} /> : null}
        {column.type === 'CHECKBOX' ? <Checkbox field={column} bare={name} /> : null}
      </ShownFault.Provider>
      {fault === undefined ? null : (
        <p class="fault" role="alert" id={`${fieldId(here)}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}

/** A cell that is edited in the dialog. */
function RowText({ text, path }: { readonly text: string; readonly path: readonly (string | number)[] }) {
  const { faults } = useForm();
  const fault = faultAt(faults, path);
  return (
    <>
      <span class="cell-text">{text}</span>
      {fault === undefined ? null : <p class="fault">{fault}</p>}
    </>
  );
}

function columnTitle(column: FormField): string {
  return column.label || (column.type === 'CHECKBOX' && column.text) || column.name;
}

function cellText(column: FormField, value: FieldValue): string {
  if (column.type === 'CHECKBOX') return value === true ? 'Yes' : 'No';
  if (column.type === 'SELECT' || column.type === 'RADIO') {
    return column.choices.find((choice) => choice.value === value)?.label ?? String(value ?? '');
  }
  return Array.isArray(value) ? `${value.length} rows` : String(value ?? '');
}
