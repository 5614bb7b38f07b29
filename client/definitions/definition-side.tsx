import type { DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import type { AdoptionTold } from '@fieldword/shared/processes/adoption-contract.ts'
import { UsedIn, type Uses } from '../terms/index.ts'
import { SideSection } from '../ui/side-section.tsx'
import { Sources } from '../ui/sources.tsx'
import { AdoptedBy } from './adopted-by.tsx'
import { CiteSide } from './cite-side.tsx'
import { ThisVersion } from './this-version.tsx'

interface DefinitionSideProps {
  readonly definition: DefinitionView
  readonly uses: Uses
  readonly adoption: AdoptionTold | null
}

/** Beside a definition: what this version is, where it comes from, how to cite it, what uses it. */
export function DefinitionSide({ definition, uses, adoption }: DefinitionSideProps) {
  const { page, version } = definition
  const sources = version?.sources ?? page.text?.sources ?? []
  return (
    <aside className="def__side fw-side" aria-label="About this definition">
      <ThisVersion definition={definition} />
      {adoption ? <AdoptedBy adoption={adoption} /> : null}
      {sources.length > 0 ? (
        <SideSection title="Sources">
          <Sources sources={sources} />
        </SideSection>
      ) : null}
      {version ? <CiteSide slug={page.slug} title={page.title} version={version} /> : null}
      <UsedIn slug={page.slug} uses={uses} />
    </aside>
  )
}
