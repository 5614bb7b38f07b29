import type { DefinitionView, VersionView } from '@fieldword/shared/definitions/contract.ts'
import { languageName } from '@fieldword/shared/definitions/language.ts'
import { Badge } from '../ui/badge.tsx'
import { Day } from '../ui/day.tsx'
import { SideSection } from '../ui/side-section.tsx'
import { StatusLog } from './status-log.tsx'
import { Translations } from './translations.tsx'
import { versionHref, versionsHref } from './version-href.ts'
import { periodsInWords } from './version-periods.ts'

/** Status, dates, revision, predecessor and translations of the version shown, and what became of it. */
export function ThisVersion({
  definition: { page, version, versions, replaces },
}: {
  readonly definition: DefinitionView
}) {
  const revision = version?.revisionNumber ?? page.text?.number
  const all = versions.length > 1 ? { name: 'All versions', href: versionsHref(page.slug) } : undefined
  return (
    <SideSection title="This version" more={all}>
      <dl className="fw-dl">
        {version ? <Facts version={version} /> : null}
        {replaces ? (
          <>
            <dt>{version?.status === 'working' ? 'Comes after' : 'Replaces'}</dt>
            <dd>
              <a href={versionHref(page.slug, replaces.label)}>{replaces.label}</a>
            </dd>
          </>
        ) : null}
        {version ? <Translations version={version} /> : null}
        {revision === undefined ? null : (
          <>
            <dt>Revision</dt>
            <dd className="fw-num">
              <a href={`/wiki/${page.slug}/revisions/${revision}`}>{revision}</a>
            </dd>
          </>
        )}
        {version ? (
          <>
            <dt>Hash</dt>
            <dd>
              <code className="def__hash">{version.hash.slice(0, 16)}…</code>
            </dd>
          </>
        ) : null}
      </dl>
      {version && version.log.length > 1 ? (
        <details className="def__past">
          <summary>How its status changed</summary>
          <StatusLog log={version.log} />
        </details>
      ) : null}
    </SideSection>
  )
}

function Facts({ version }: { readonly version: VersionView }) {
  return (
    <>
      <dt>Status</dt>
      <dd>
        <Badge state={version.status} />
      </dd>
      {version.periods.length > 0 ? (
        <>
          <dt>In force</dt>
          <dd>{periodsInWords(version.periods)}</dd>
        </>
      ) : null}
      <dt>Name</dt>
      <dd>{version.name}</dd>
      <dt>Dated</dt>
      <dd>
        <Day at={version.datedOn} />
      </dd>
      {version.language === 'en' ? null : (
        <>
          <dt>Language</dt>
          <dd>{languageName(version.language)}</dd>
        </>
      )}
    </>
  )
}
