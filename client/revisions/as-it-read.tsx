import { Day } from '../ui/day.tsx'
import { ServerHtml } from '../ui/server-html.tsx'
import type { BesideText } from './load-beside.ts'
import { hrefOf } from './names.ts'

/** Beside a history one of its texts, whole. */
export function AsItRead({ slug, text }: { readonly slug: string; readonly text: BesideText }) {
  const { number, on, current, html } = text
  return (
    <section className="mom" id="beside" aria-label="The text beside the list">
      <header>
        <div>
          <h2>
            As it read {isDay(on) ? 'on' : 'in'} <Day at={on} />
          </h2>
          <p className="fw-help">
            <a href={hrefOf(slug, number)}>r{number}</a>
            {current ? ', what visitors read now' : null}
          </p>
        </div>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself must be reachable by keyboard */}
      <section className="mom__text" aria-label={`Text of r${number}`} tabIndex={0}>
        {html === null ? (
          <p className="fw-help">Its text is hidden or destroyed; its own page says why.</p>
        ) : (
          <ServerHtml className="prose" html={html} />
        )}
      </section>
    </section>
  )
}

/** Not a year or a month. */
function isDay(date: string): boolean {
  return date.length >= 10
}
