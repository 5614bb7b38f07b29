import type { DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import type { Label } from '@fieldword/shared/pages/terms-contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { AdoptionTold } from '@fieldword/shared/processes/adoption-contract.ts'
import { StubNote } from '../pages/index.ts'
import type { Frame } from '../platform/page.ts'
import { Gloss, type Uses } from '../terms/index.ts'
import { PageHead } from '../ui/page-head.tsx'
import { ServerHtml } from '../ui/server-html.tsx'
import { VersionLine } from '../ui/version-line.tsx'
import { AdoptionRecord } from './adopted-by.tsx'
import { DefinitionSide } from './definition-side.tsx'
import { DefinitionTools } from './definition-tools.tsx'
import { Elements } from './elements.tsx'
import { Errata } from './errata.tsx'
import { OtherVersionNote } from './other-version-note.tsx'
import { saidUnder } from './printed.ts'
import { Provenance } from './provenance.tsx'
import { spokenIn } from './spoken-in.ts'

interface DefinitionProps {
  readonly definition: DefinitionView
  readonly uses: Uses
  readonly labels: readonly Label[]
  readonly allOpen: boolean
  readonly adoption: AdoptionTold | null
  readonly frame: Frame
}

/** A definition in one of its versions, element by element. */
export function Definition({ definition, uses, labels, allOpen, adoption, frame }: DefinitionProps) {
  const { page, version, versions } = definition
  const spoken = spokenIn(version)
  return (
    <div className="fw-wrap">
      <PageHead
        page={page}
        actor={frame.actor}
        tab="read"
        tools={<DefinitionTools definition={definition} adoption={adoption} actor={frame.actor} />}
      />
      <div className="def">
        <article className="def__main">
          <Gloss labels={labels} />
          {versions.length > 0 ? (
            <VersionLine
              slug={page.slug}
              versions={versions}
              current={version?.label ?? null}
              draft={can(frame.actor, 'draft:read')}
            />
          ) : null}
          <OtherVersionNote definition={definition} />
          <Provenance definition={definition} />
          {version && version.errata.length > 0 ? <Errata errata={version.errata} /> : null}
          {page.stub ? <StubNote page={page} actor={frame.actor} /> : null}
          {definition.introHtml ? <ServerHtml className="prose" html={definition.introHtml} {...spoken} /> : null}
          {definition.elements.length > 0 ? (
            <Elements definition={definition} allOpen={allOpen} here={frame.here} />
          ) : null}
          {definition.afterHtml ? <ServerHtml className="prose" html={definition.afterHtml} {...spoken} /> : null}
          {adoption ? <AdoptionRecord adoption={adoption} /> : null}
        </article>
        <DefinitionSide definition={definition} uses={uses} adoption={adoption} />
      </div>
      <p className="printed">
        {page.title}, {saidUnder(definition)}. {definition.address}
      </p>
    </div>
  )
}
