import type { DefinitionView, VersionStatus } from '@fieldword/shared/definitions/contract.ts'

const said: Record<Exclude<VersionStatus, 'in_force'>, string> = {
  working: 'This version is not in force.',
  superseded: 'This version is no longer in force.',
  withdrawn: 'This version was withdrawn.',
}

/** Says so when the version shown is not the one in force, and leads there. */
export function OtherVersionNote({ definition: { page, version, versions } }: { readonly definition: DefinitionView }) {
  if (!version || version.status === 'in_force') return null
  const inForce = versions.find(known => known.status === 'in_force')
  return (
    <p className="fw-note def__other" data-s="wait">
      <b>{said[version.status]}</b> {version.status === 'withdrawn' ? version.log.at(-1)?.reason : null}{' '}
      {inForce ? <a href={`/wiki/${page.slug}`}>Read the version in force, {inForce.label}</a> : null}
    </p>
  )
}
