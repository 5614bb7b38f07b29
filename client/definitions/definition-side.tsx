import type { DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import { UsedIn, type Uses } from '../terms/index.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { SideSection } from '../ui/side-section.tsx'
import { Sources } from '../ui/sources.tsx'
import { citationOf } from './citation.ts'
import { ThisVersion } from './this-version.tsx'
import { versionHref } from './version-href.ts'

interface DefinitionSideProps {
  readonly definition: DefinitionView
  readonly uses: Uses
}

/** Beside a definition: what this version is, where it comes from, how to cite it, what uses it. */
export function DefinitionSide({ definition, uses }: DefinitionSideProps) {
  const { page, version } = definition
  const sources = version?.sources ?? page.text?.sources ?? []
  return (
    <aside className="def__side fw-side" aria-label="About this definition">
      <ThisVersion definition={definition} />
      {sources.length > 0 ? (
        <SideSection title="Sources">
          <Sources sources={sources} />
        </SideSection>
      ) : null}
      {version ? (
        <SideSection title="Cite this version" id="cite">
          <p className="cite">{citationOf(page.title, version)}</p>
          <CopyButton
            className="fw-btn fw-btn--sm"
            label="Copy"
            what="the citation"
            text={citationOf(page.title, version)}
            path={versionHref(page.slug, version.label)}
          />
        </SideSection>
      ) : null}
      <UsedIn slug={page.slug} uses={uses} />
    </aside>
  )
}
