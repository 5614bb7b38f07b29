import type { DefinitionView, VersionRef, VersionStatus } from '@fieldword/shared/definitions/contract.ts'
import type { ReactNode } from 'react'
import { compareHref, versionHref } from './version-href.ts'

const said: Record<Exclude<VersionStatus, 'in_force'>, string> = {
  working: 'This version is not in force.',
  superseded: 'This version is no longer in force.',
  withdrawn: 'This version was withdrawn.',
}

/** [DEF92] Which text is in force, wherever it is not what the page's own address shows: in words, with the ways there. */
export function OtherVersionNote({ definition }: { readonly definition: DefinitionView }) {
  const { page, version, versions } = definition
  const inForce = versions.find(({ status }) => status === 'in_force')
  if (version?.status === 'in_force') return <ApprovedSince definition={definition} version={version} />
  if (version) {
    const reason = version.status === 'withdrawn' ? version.log.at(-1)?.reason : null
    return (
      <Note title={said[version.status]}>
        {reason ? `${reason} ` : null}
        {inForce ? (
          <a href={hrefOf(page, inForce)}>Read the version in force, {inForce.label}</a>
        ) : (
          'No version of this definition is in force.'
        )}
      </Note>
    )
  }
  if (versions.length === 0) return null
  if (!inForce) return <Note title="No version of this definition is in force." />
  return (
    <Note title="This text is not in force.">
      In force is the version of {inForce.label}: <a href={hrefOf(page, inForce)}>Read it</a> or{' '}
      <a href={compareHref(page.slug, { from: inForce.label, to: `r${page.text?.number}` })}>
        see what is different here
      </a>
    </Note>
  )
}

/** Whoever reads the version in force at its own address is told of an approved text that came after it. */
function ApprovedSince({
  definition: { page, versions },
  version,
}: {
  definition: DefinitionView
  version: VersionRef
}) {
  const { text } = page
  if (!text || text.number === version.revisionNumber) return null
  const named = versions.find(({ revisionNumber }) => revisionNumber === text.number)
  return (
    <Note title="This version is in force.">
      Another text, {named ? `the version of ${named.label}` : 'without a version name'}, is approved:{' '}
      <a href={`/wiki/${page.slug}`}>Read it</a> or{' '}
      <a href={compareHref(page.slug, { from: version.label, to: named?.label ?? `r${text.number}` })}>
        see what is different there
      </a>
    </Note>
  )
}

/** The page's own address, where that shows the version in force. */
function hrefOf({ slug, text }: DefinitionView['page'], inForce: VersionRef): string {
  return text?.number === inForce.revisionNumber ? `/wiki/${slug}` : versionHref(slug, inForce.label)
}

function Note({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <p className="fw-note def__other" data-s="wait">
      <b>{title}</b> {children}
    </p>
  )
}
