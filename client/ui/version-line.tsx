import type { VersionRef } from '@fieldword/shared/definitions/contract.ts'

interface VersionLineProps {
  readonly slug: string
  readonly versions: readonly VersionRef[]
  /** Label of the version shown; null when none is. */
  readonly current: string | null
  /** Members see the draft at the end of the line. */
  readonly draft: boolean
}

/** A term's versions as points on one line, oldest first, dashed to the draft. */
export function VersionLine({ slug, versions, current, draft }: VersionLineProps) {
  return (
    <nav className="fw-vline" aria-label="Version">
      {versions.map((version, place) => (
        <a
          key={version.id}
          href={`/wiki/${slug}/versions/${encodeURIComponent(version.label)}`}
          data-version={version.label}
          data-next={draft && place === versions.length - 1 ? 'draft' : 'version'}
          aria-current={version.label === current ? 'page' : undefined}
        >
          <b>
            <span>{version.label}</span>
          </b>
          <small>{saidOf(version)}</small>
        </a>
      ))}
      {draft ? (
        <a href={`/wiki/${slug}/edit`} data-kind="draft">
          <b>
            <span>Draft</span>
          </b>
          <small>Open to edit</small>
        </a>
      ) : null}
    </nav>
  )
}

function saidOf({ status, name, elements }: VersionRef) {
  const count = `${elements} ${elements === 1 ? 'element' : 'elements'}`
  if (status === 'in_force') {
    return (
      <>
        In force<span className="fw-hide-m">, {count}</span>
      </>
    )
  }
  if (status !== 'superseded') {
    return (
      <>
        {status === 'working' ? 'Not in force' : 'Withdrawn'}
        <span className="fw-hide-m">, {count}</span>
      </>
    )
  }
  return (
    <>
      <span className="fw-hide-m">{name}, </span>
      {count}
    </>
  )
}
