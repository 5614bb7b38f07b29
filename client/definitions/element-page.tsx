import { citePath } from '@fieldword/shared/definitions/addresses.ts'
import type { ElementHistory } from '@fieldword/shared/definitions/element-contract.ts'
import { readsRightToLeft } from '@fieldword/shared/document/direction.ts'
import { IconMessageQuestion, IconQuote, IconTimeline } from '@tabler/icons-react'
import type { Frame } from '../platform/page.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { joined } from '../ui/in-words.ts'
import { PageHead } from '../ui/page-head.tsx'
import { Runs } from '../ui/runs.tsx'
import { Tool } from '../ui/tools.tsx'
import { hrefOf } from './compare-names.ts'
import type { ElementAnswer } from './element-answer.ts'
import { ElementChanges } from './element-changes.tsx'
import { ElementEntry } from './element-entry.tsx'
import { elementHref } from './element-href.ts'
import { ElementTalk } from './element-talk.tsx'

/** An element: as it stands, in each version, and what changed it between. */
export function ElementPage({ page, element, changes, why, at, frame }: ElementAnswer & { readonly frame: Frame }) {
  const { id, handle, number, standsIn, hidden } = element
  const name = handle || `Element ${number}`
  const isVersion = standsIn.version !== null && standsIn.revision === null
  return (
    <div className="fw-wrap">
      <PageHead
        page={page}
        actor={frame.actor}
        tab={null}
        title={name}
        trail={[{ name, href: elementHref(page.slug, id) }]}
        tools={
          <>
            <Tool
              href={`/wiki/${page.slug}/versions/over-time`}
              icon={<IconTimeline className="i" aria-hidden="true" />}
            >
              Over time
            </Tool>
            {why === null ? null : (
              <Tool href={why} icon={<IconMessageQuestion className="i" aria-hidden="true" />}>
                Why this word?
              </Tool>
            )}
            {isVersion ? (
              <Tool
                href={citePath({ slug: page.slug, label: standsIn.label }, number)}
                icon={<IconQuote className="i" aria-hidden="true" />}
              >
                Cite
              </Tool>
            ) : null}
          </>
        }
      />
      <div className="elp">
        <Standing element={element} />
        <section aria-labelledby="in-versions">
          <h2 id="in-versions" className="elp__h">
            In each version
          </h2>
          <Entries element={element} at={at} />
          {hidden.length > 0 ? <p className="fw-help">The text of {joined(hidden)} is hidden.</p> : null}
        </section>
        <ElementChanges slug={page.slug} id={id} changes={changes} at={at} />
      </div>
    </div>
  )
}

/** Some versions, newest first, and the way to older ones. */
function Entries({ element, at }: Pick<ElementAnswer, 'element' | 'at'>) {
  const { pageSlug, id, entries, nextCursor } = element
  const hrefAt = (versions: string | null) => `${elementHref(pageSlug, id, { ...at, versions })}#in-versions`
  return (
    <>
      <ol className="elp__v">
        {entries.map(entry => (
          <ElementEntry key={entry.text.label} slug={pageSlug} entry={entry} />
        ))}
      </ol>
      {at.versions !== null || nextCursor !== null ? (
        <p className="elp__more">
          {at.versions === null ? null : <a href={hrefAt(null)}>Newest versions</a>}
          {nextCursor === null ? null : <a href={hrefAt(nextCursor)}>Older versions</a>}
        </p>
      ) : null}
    </>
  )
}

/** Its text now, or when it stood last. */
function Standing({ element }: { readonly element: ElementHistory }) {
  const { pageSlug, number, runs, standsIn, stillStands } = element
  const { label } = standsIn
  const dir = readsRightToLeft(runs.map(run => run.text).join('')) ? 'rtl' : undefined
  return (
    <div className="elp__now">
      <span className="els__n" aria-hidden="true">
        {number}
      </span>
      <div>
        <p className="els__t" dir={dir}>
          <Runs runs={runs} />
        </p>
        <div className="els__m elp__m">
          <span>
            {stillStands ? 'Element' : 'Last stood as element'} {number} of{' '}
            <a href={`${standsIn.revision?.current ? `/wiki/${pageSlug}` : hrefOf(pageSlug, standsIn)}#e${number}`}>
              {label === 'draft' ? 'the draft, which is not agreed on' : label}
            </a>
          </span>
          <ElementTalk slug={pageSlug} elementId={element.id} number={number} threads={element.threads} />
          <CopyButton
            className="els__copy"
            label="Copy link"
            what="to this element"
            path={elementHref(pageSlug, element.id)}
          />
        </div>
      </div>
    </div>
  )
}
