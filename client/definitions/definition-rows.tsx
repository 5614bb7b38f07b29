import type { DefinitionRef } from '@fieldword/shared/definitions/contract.ts'
import { Badge } from '../ui/badge.tsx'
import { PageIcon } from '../ui/page-links.tsx'
import { versionHref } from './version-href.ts'

/** Definitions as rows, with the version in force. */
export function DefinitionRows({ definitions }: { readonly definitions: readonly DefinitionRef[] }) {
  return (
    <ul className="fw-rows">
      {definitions.map(definition => (
        <li key={definition.id}>
          <PageIcon page={definition} />
          <a href={`/wiki/${definition.slug}`}>{definition.title}</a>
          {definition.inForce ? (
            <>
              <Badge state="in_force" />
              <a className="fw-muted" href={versionHref(definition.slug, definition.inForce.label)}>
                {definition.inForce.label} version, {definition.inForce.elements}{' '}
                {definition.inForce.elements === 1 ? 'element' : 'elements'}
              </a>
            </>
          ) : null}
          {definition.stub ? <Badge state="stub" /> : null}
          {definition.approved ? null : <Badge state="unapproved" />}
        </li>
      ))}
    </ul>
  )
}
