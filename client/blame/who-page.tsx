import type { PageView } from '@fieldword/shared/pages/contract.ts'
import type { Authorship } from '@fieldword/shared/revisions/authorship-contract.ts'
import type { Frame } from '../platform/page.ts'
import { hrefOf } from '../revisions/names.ts'
import { Day } from '../ui/day.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { WhoTool } from './who-tool.tsx'
import { StillAtIt, WhoWrote } from './who-wrote.tsx'

interface WhoPageProps {
  readonly page: PageView
  readonly authorship: Authorship
  readonly frame: Frame
}

/** [WHO20] What visitors read of a page, with who wrote it. */
export function WhoPage({ page, authorship, frame }: WhoPageProps) {
  const { revision, left } = authorship
  const href = `/wiki/${page.slug}`
  return (
    <div className="fw-wrap">
      <PageHead page={page} actor={frame.actor} tab="read" tools={<WhoTool href={href} on />} />
      {left > 0 ? (
        <StillAtIt left={left} here={frame.here} html={page.text?.html ?? ''} />
      ) : (
        <WhoWrote authorship={authorship} here={frame.here}>
          <p className="fw-help">
            Who wrote the text as it reads now, <a href={hrefOf(page.slug, revision.number)}>r{revision.number}</a> of{' '}
            <Day at={revision.writtenOn} />
          </p>
        </WhoWrote>
      )}
    </div>
  )
}
