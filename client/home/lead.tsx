import type { DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import type { Label } from '@fieldword/shared/pages/terms-contract.ts'
import { IconGitCompare, IconQuote } from '@tabler/icons-react'
import { Gloss } from '../terms/index.ts'
import { Badge } from '../ui/badge.tsx'
import { ServerHtml } from '../ui/server-html.tsx'

interface LeadProps {
  readonly definition: DefinitionView
  readonly labels: readonly Label[]
}

/** The definition in force, whole. */
export function Lead({ definition: { page, version, replaces, elements, introHtml }, labels }: LeadProps) {
  const href = `/wiki/${page.slug}`
  return (
    <section className="home__def" aria-labelledby="headword">
      <p className="home__eyebrow">
        {version ? <Badge state="in_force">{`In force since ${version.datedOn.slice(0, 4)}`}</Badge> : null}
        <span className="fw-muted">What the field agrees this term means</span>
      </p>
      <h1 id="headword" className="home__headword">
        {page.title}
      </h1>
      <Gloss labels={labels} />
      {introHtml && elements.length === 0 ? <ServerHtml className="prose" html={introHtml} /> : null}
      <ol className="home__els">
        {elements.map(({ id, number, html }) => (
          <li key={id}>
            <a className="home__n" href={`${href}#e${number}`} aria-label={`Element ${number}`}>
              {number}
            </a>
            <ServerHtml className="home__text" html={html} />
          </li>
        ))}
      </ol>
      <p className="home__acts">
        <a className="fw-btn fw-btn--primary" href={href}>
          Read the definition
        </a>
        {version && replaces ? (
          <a
            className="fw-btn"
            href={`${href}/versions/compare?from=${encodeURIComponent(replaces.label)}&to=${encodeURIComponent(version.label)}`}
          >
            <IconGitCompare className="i" aria-hidden="true" />
            Compare with {replaces.label}
          </a>
        ) : null}
        {version ? (
          <a className="fw-btn fw-btn--quiet" href={`${href}#cite`}>
            <IconQuote className="i" aria-hidden="true" />
            Cite
          </a>
        ) : null}
      </p>
    </section>
  )
}
