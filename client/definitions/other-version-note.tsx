import type { DefinitionView } from '@fieldword/shared/definitions/contract.ts'

/** Says so when the version shown is not the one in force, and leads there. */
export function OtherVersionNote({ definition: { page, version, versions } }: { readonly definition: DefinitionView }) {
  if (!version || version.status === 'in_force') return null
  const inForce = versions.find(known => known.status === 'in_force')
  return (
    <p className="fw-note def__other" data-s="wait">
      <b>{version.status === 'withdrawn' ? 'This version was withdrawn.' : 'This version is no longer in force.'}</b>{' '}
      {inForce ? <a href={`/wiki/${page.slug}`}>Read the version in force, {inForce.label}</a> : null}
    </p>
  )
}
