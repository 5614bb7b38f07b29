import type { DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import { Badge } from '../ui/badge.tsx'
import { Day } from '../ui/day.tsx'
import { SideSection } from '../ui/side-section.tsx'

/** Status, date, revision and predecessor of the version shown. */
export function ThisVersion({ definition: { page, version, replaces } }: { readonly definition: DefinitionView }) {
  const revision = version?.revisionNumber ?? page.text?.number
  return (
    <SideSection title="This version">
      <dl className="fw-dl">
        {version ? (
          <>
            <dt>Status</dt>
            <dd>
              <Badge state={version.status} />
            </dd>
            <dt>Name</dt>
            <dd>{version.name}</dd>
            <dt>Dated</dt>
            <dd>
              <Day at={version.datedOn} />
            </dd>
          </>
        ) : null}
        {replaces ? (
          <>
            <dt>Replaces</dt>
            <dd>
              <a href={`/wiki/${page.slug}?version=${encodeURIComponent(replaces.label)}`}>{replaces.label}</a>
            </dd>
          </>
        ) : null}
        {revision === undefined ? null : (
          <>
            <dt>Revision</dt>
            <dd className="fw-num">
              <a href={`/wiki/${page.slug}/revisions/${revision}`}>{revision}</a>
            </dd>
          </>
        )}
      </dl>
    </SideSection>
  )
}
