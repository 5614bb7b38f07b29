import { citePath } from '@fieldword/shared/definitions/addresses.ts'
import type { ElementHistory } from '@fieldword/shared/definitions/element-contract.ts'
import { readsRightToLeft } from '@fieldword/shared/document/direction.ts'
import { IconQuote, IconTimeline } from '@tabler/icons-react'
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

/** An element: as it stands, in each version, and what changed it between. */
export function ElementPage({ page, element, changes, isStart, frame }: ElementAnswer & { readonly frame: Frame }) {
  const { id, handle, number, entries, hidden } = element
  const name = handle || `Element ${number}`
  const isVersion = entries.some(({ text }) => text.label === element.label && text.version && !text.revision)
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
            {isVersion ? (
              <Tool
                href={citePath({ slug: page.slug, label: element.label }, number)}
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
          <ol className="elp__v">
            {entries.map(entry => (
              <ElementEntry key={entry.text.label} slug={page.slug} entry={entry} />
            ))}
          </ol>
          {hidden.length > 0 ? <p className="fw-help">The text of {joined(hidden)} is hidden.</p> : null}
        </section>
        <ElementChanges slug={page.slug} id={id} changes={changes} isStart={isStart} />
      </div>
    </div>
  )
}

/** Its text now, or when it stood last. */
function Standing({ element }: { readonly element: ElementHistory }) {
  const { pageSlug, number, label, runs, entries } = element
  const isNow = entries.find(({ text }) => text.label !== 'draft')?.text.label === label
  const text = entries.find(entry => entry.text.label === label)?.text
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
          {text ? (
            <span>
              {isNow ? 'Element' : 'Last stood as element'} {number} of{' '}
              <a href={`${text.revision?.current ? `/wiki/${pageSlug}` : hrefOf(pageSlug, text)}#e${number}`}>
                {label === 'draft' ? 'the draft, which is not agreed on' : label}
              </a>
            </span>
          ) : null}
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
