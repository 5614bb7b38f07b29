import { languageName } from '@fieldword/shared/definitions/language.ts'
import type { VersionEntry } from '@fieldword/shared/definitions/version-contract.ts'
import { Badge } from '../ui/badge.tsx'
import { Day } from '../ui/day.tsx'
import { versionHref } from './version-href.ts'
import { periodsInWords } from './version-periods.ts'

interface VersionsTableProps {
  readonly slug: string
  readonly versions: readonly VersionEntry[]
}

/** Oldest first, as everywhere. */
export function VersionsTable({ slug, versions }: VersionsTableProps) {
  return (
    <table className="fw-table vers">
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">Status</th>
          <th scope="col" className="fw-hide-m">
            Dated
          </th>
          <th scope="col" className="fw-hide-m">
            Elements
          </th>
        </tr>
      </thead>
      <tbody>
        {versions.map(({ id, label, name, status, datedOn, elements, language, periods }) => (
          <tr key={id}>
            <th scope="row">
              <a href={versionHref(slug, label)}>{label}</a>
              <span className="vers__name">{name}</span>
              {language === 'en' ? null : <span className="fw-muted">{languageName(language)}</span>}
            </th>
            <td>
              <Badge state={status} />
              {periods.length > 0 ? <span className="vers__name">{periodsInWords(periods)}</span> : null}
            </td>
            <td className="fw-hide-m">
              <Day at={datedOn} />
            </td>
            <td className="fw-hide-m fw-num">{elements}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
