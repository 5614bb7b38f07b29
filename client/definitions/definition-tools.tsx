import type { DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import { IconGitCompare, IconLink, IconQuote } from '@tabler/icons-react'
import { WhoTool } from '../blame/index.ts'
import { Tool } from '../ui/tools.tsx'
import { comparablePair } from './pair.ts'
import { compareHref } from './version-href.ts'

export function DefinitionTools({ definition }: { readonly definition: DefinitionView }) {
  const { page, version } = definition
  const pair = comparablePair(definition)
  return (
    <>
      {pair ? (
        <Tool href={compareHref(page.slug, pair)} icon={<IconGitCompare className="i" aria-hidden="true" />}>
          Compare
        </Tool>
      ) : null}
      {version ? (
        <Tool href="#cite" icon={<IconQuote className="i" aria-hidden="true" />}>
          Cite
        </Tool>
      ) : null}
      {page.text && (!version || version.revisionNumber === page.text.number) ? (
        <WhoTool href={`/wiki/${page.slug}`} on={false} />
      ) : null}
      <Tool href={`/wiki/${page.slug}/links`} icon={<IconLink className="i" aria-hidden="true" />}>
        Links here
      </Tool>
    </>
  )
}
