import { isJsonArray, isJsonObject, type Json } from '../../../tpl/json.ts';

/** Members of one object or list that are drawn; the rest is counted. */
const mostMembers = 200;
/** Levels that stand open at first. */
const openLevels = 3;

/** A JSON value as a tree, of which each branch opens and closes. */
export function JsonTree({ value, label }: { readonly value: unknown; readonly label: string }) {
  return (
    <div class="tree" role="group" aria-label={label} tabIndex={0}>
      <Branch value={value as Json} level={0} />
    </div>
  );
}

function Branch({
  name,
  value,
  level,
}: {
  readonly name?: string;
  readonly value: Json;
  readonly level: number;
}) {
  const members = membersOf(value);
  if (members === undefined || members.length === 0) {
    return (
      <p class="leaf">
        <Name name={name} />
        <Leaf value={value} />
      </p>
    );
  }
  const drawn = members.slice(0, mostMembers);
  return (
    <details open={level < openLevels}>
      <summary>
        <Name name={name} />
        <span class="hint">{sizeOf(value, members.length)}</span>
      </summary>
      <ul>
        {drawn.map(([key, inner]) => (
          <li key={key}>
            <Branch name={key} value={inner} level={level + 1} />
          </li>
        ))}
      </ul>
      {members.length === drawn.length ? null : (
        <p class="hint">{members.length - drawn.length} more are not drawn.</p>
      )}
    </details>
  );
}

function Name({ name }: { readonly name: string | undefined }) {
  return name === undefined ? null : <span class="key">{name}: </span>;
}

function Leaf({ value }: { readonly value: Json }) {
  const kind = value === null ? 'null' : typeof value;
  return <span class={`value ${kind}`}>{JSON.stringify(value)}</span>;
}

function membersOf(value: Json): readonly (readonly [string, Json])[] | undefined {
  return isJsonArray(value) || isJsonObject(value) ? Object.entries(value) : undefined;
}

function sizeOf(value: Json, count: number): string {
  return isJsonArray(value) ? `[${count}]` : `{${count}}`;
}
