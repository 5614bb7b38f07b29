import type { DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { AdoptionTold } from '@fieldword/shared/processes/adoption-contract.ts'
import {
  IconFileDiff,
  IconFlag,
  IconGitBranch,
  IconGitCompare,
  IconLink,
  IconMessageQuestion,
  IconQuote,
  IconTimeline,
} from '@tabler/icons-react'
import { WhoTool } from '../blame/index.ts'
import { CommentTool, Tool } from '../ui/tools.tsx'
import { whyHref } from './adopted-by.tsx'
import { lineageHref } from './lineage-href.ts'
import { comparablePair } from './pair.ts'
import { compareHref, publishHref, statusHref } from './version-href.ts'

interface DefinitionToolsProps {
  readonly definition: DefinitionView
  readonly adoption: AdoptionTold | null
  readonly actor: Actor
}

export function DefinitionTools({ definition, adoption, actor }: DefinitionToolsProps) {
  const { page, version } = definition
  const pair = comparablePair(definition)
  const number = version?.revisionNumber ?? page.text?.number
  return (
    <>
      {pair ? (
        <Tool href={compareHref(page.slug, pair)} icon={<IconGitCompare className="i" aria-hidden="true" />}>
          Compare
        </Tool>
      ) : null}
      {definition.versions.length > 2 ? (
        <Tool href={`/wiki/${page.slug}/versions/over-time`} icon={<IconTimeline className="i" aria-hidden="true" />}>
          Over time
        </Tool>
      ) : null}
      {version && adoption ? (
        <Tool
          href={whyHref(adoption, version.revisionNumber)}
          icon={<IconMessageQuestion className="i" aria-hidden="true" />}
        >
          Why this word?
        </Tool>
      ) : null}
      {version ? (
        <Tool href="#cite" icon={<IconQuote className="i" aria-hidden="true" />}>
          Cite
        </Tool>
      ) : null}
      {pair && can(actor, 'lineage:record') ? (
        <Tool href={lineageHref(page.slug, pair)} icon={<IconGitBranch className="i" aria-hidden="true" />}>
          Lineage
        </Tool>
      ) : null}
      {version && can(actor, 'version:set-status') ? (
        <Tool href={statusHref(page.slug, version.label)} icon={<IconFlag className="i" aria-hidden="true" />}>
          Status
        </Tool>
      ) : null}
      {page.text && !version && can(actor, 'version:publish') ? (
        <Tool href={publishHref(page.slug, page.text.number)} icon={<IconFlag className="i" aria-hidden="true" />}>
          Publish as a version
        </Tool>
      ) : null}
      {page.text && (!version || version.revisionNumber === page.text.number) ? (
        <WhoTool href={`/wiki/${page.slug}`} on={false} />
      ) : null}
      {number === undefined ? null : <CommentTool slug={page.slug} number={number} />}
      <Tool href={`/wiki/${page.slug}/drift`} icon={<IconFileDiff className="i" aria-hidden="true" />}>
        Drift
      </Tool>
      <Tool href={`/wiki/${page.slug}/links`} icon={<IconLink className="i" aria-hidden="true" />}>
        Links here
      </Tool>
    </>
  )
}
