import { StillNote, WhoPanel } from '../blame/index.ts'
import { Day } from '../ui/day.tsx'
import { ServerHtml } from '../ui/server-html.tsx'
import type { BesideText } from './load-beside.ts'
import { hrefOf } from './names.ts'

interface AsItReadProps {
  readonly slug: string
  readonly text: BesideText
  /** Path and query of this page. */
  readonly here: string
}

/** Beside a history one of its texts, whole. */
export function AsItRead({ slug, text, here }: AsItReadProps) {
  const { number, on, current, html, authorship } = text
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
        {html === null ? null : (
          <a className="mom__who" href={whoHref(here, number, authorship === null)}>
            {authorship ? 'Hide who wrote what' : 'Who wrote what'}
          </a>
        )}
      </header>
      <BesideBody text={text} here={here} />
    </section>
  )
}

function BesideBody({ text, here }: Omit<AsItReadProps, 'slug'>) {
  const { number, html, authorship } = text
  const name = `Text of r${number}`
  if (html === null) return <p className="fw-help">Its text is hidden or destroyed; its own page says why.</p>
  if (authorship?.left === 0) return <WhoPanel authorship={authorship} name={name} here={here} />
  return (
    <>
      {authorship ? <StillNote left={authorship.left} here={here} /> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself must be reachable by keyboard */}
      <section className="mom__text" aria-label={name} tabIndex={0}>
        <ServerHtml className="prose" html={html} />
      </section>
    </>
  )
}

/** The same list and text, with who wrote it or without. */
function whoHref(here: string, number: number, on: boolean): string {
  const { pathname, searchParams } = new URL(here, 'http://here.invalid')
  searchParams.set('read', String(number))
  searchParams.delete('brought')
  if (on) searchParams.set('who', '1')
  else searchParams.delete('who')
  return `${pathname}?${searchParams}#beside`
}

/** Not a year or a month. */
function isDay(date: string): boolean {
  return date.length >= 10
}
