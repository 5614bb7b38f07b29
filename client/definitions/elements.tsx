import type { DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import { IconGitBranch } from '@tabler/icons-react'
import { capitalised, counted } from '../ui/in-words.ts'
import { Element } from './element.tsx'

interface ElementsProps {
  readonly definition: DefinitionView
  readonly allOpen: boolean
  /** Path and query of this page. */
  readonly here: string
}

/** The elements under their bar, which opens or closes all their lineages. */
export function Elements({ definition, allOpen, here }: ElementsProps) {
  const { elements } = definition
  return (
    <>
      <div className="def__bar">
        <h2>{capitalised(counted(elements.length, 'element'))}</h2>
        {elements.some(element => element.lineage) ? (
          <a className="fw-tool" href={withLineage(here, !allOpen)} data-open-all=".els__lin">
            <IconGitBranch className="i" aria-hidden="true" />
            {allOpen ? 'Hide where each came from' : 'Show where each came from'}
          </a>
        ) : null}
      </div>
      <ol className="els">
        {elements.map(element => (
          <Element key={element.id} element={element} definition={definition} open={allOpen} />
        ))}
      </ol>
    </>
  )
}

function withLineage(here: string, open: boolean): string {
  const { pathname, searchParams } = new URL(here, 'http://here.invalid')
  searchParams.delete('lineage')
  if (open) searchParams.set('lineage', 'open')
  return searchParams.size ? `${pathname}?${searchParams}` : pathname
}
