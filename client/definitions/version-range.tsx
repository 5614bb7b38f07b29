import type { DefinitionOverTime } from '@fieldword/shared/definitions/over-time-contract.ts'
import { namedVersion } from './version-words.ts'

/** From which version to which: a plain form. */
export function VersionRange({ slug, table }: { readonly slug: string; readonly table: DefinitionOverTime }) {
  const { columns } = table
  return (
    <form className="ot__range cmpbar__v" action={`/wiki/${slug}/versions/over-time`}>
      <Choice name="from" title="From" chosen={columns[0]?.label} table={table} />
      <Choice name="to" title="To" chosen={columns.at(-1)?.label} table={table} />
      <button type="submit" className="fw-btn fw-btn--sm">
        Show
      </button>
    </form>
  )
}

interface ChoiceProps {
  readonly name: 'from' | 'to'
  readonly title: string
  readonly chosen: string | undefined
  readonly table: DefinitionOverTime
}

function Choice({ name, title, chosen, table }: ChoiceProps) {
  return (
    <label>
      <span>{title}</span>
      <select className="fw-select" name={name} defaultValue={chosen}>
        {table.versions.map(version => (
          <option key={version.id} value={version.label}>
            {namedVersion(version)}
          </option>
        ))}
      </select>
    </label>
  )
}
