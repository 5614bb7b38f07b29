import { timeMapPath } from './addresses.ts'

/** [DEF71] A state of a page that has a permanent address: a version of its definition, or a text that was approved. */
export interface Memento {
  readonly path: string
  /** When it came to be what the page says. */
  readonly at: Date
}

/** Who stands around a memento, oldest first. Only what is there is told. */
export interface Mementos {
  readonly first: Memento
  readonly last: Memento
  readonly previous: Memento | null
  readonly next: Memento | null
}

export interface Link {
  readonly href: string
  /** Of RFC 8288, several apart by spaces. */
  readonly rel: string
  readonly type?: string
  readonly datetime?: Date
  readonly from?: Date
  readonly until?: Date
}

/** [DEF70] A date as HTTP writes it (RFC 9110, IMF-fixdate), which Accept-Datetime demands; null for everything else. */
export function parseHttpDate(text: string): Date | null {
  const shape =
    /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/
  if (!shape.test(text)) return null
  const date = new Date(text)
  // 31 February is read as 3 March, and the wrong day of the week not at all.
  return !Number.isNaN(date.getTime()) && date.toUTCString() === text ? date : null
}

/** [DEF71] The links of a page that changes, which is the gate to its own past. */
export function originalLinks(origin: string, slug: string, path: string): Link[] {
  return [
    { href: origin + path, rel: 'original timegate' },
    { href: origin + timeMapPath(slug), rel: 'timemap', type: 'application/link-format' },
  ]
}

/** [DEF71] The ones before and after, each once under all that it is. */
export function mementoLinks(origin: string, { first, last, previous, next }: Mementos, here: Memento | null): Link[] {
  const rels = new Map<string, { memento: Memento; rel: string[] }>()
  const tell = (memento: Memento | null, rel: string) => {
    if (!memento) return
    const known = rels.get(memento.path) ?? { memento, rel: [] }
    known.rel.push(rel)
    rels.set(memento.path, known)
  }
  tell(first, 'first')
  tell(previous, 'prev')
  tell(next, 'next')
  tell(last, 'last')
  if (here && !rels.has(here.path)) rels.set(here.path, { memento: here, rel: [] })
  return [...rels.values()].map(({ memento, rel }) => ({
    href: origin + memento.path,
    rel: [...rel, 'memento'].join(' '),
    datetime: memento.at,
  }))
}

/** Links as RFC 8288 writes them, for a header or, each on its line, for a link-format document (RFC 6690). */
export function linksAsText(links: readonly Link[], between: ', ' | ',\n' = ', '): string {
  return links
    .map(({ href, rel, type, datetime, from, until }) =>
      [
        `<${href}>`,
        `rel="${rel}"`,
        ...(type ? [`type="${type}"`] : []),
        ...(datetime ? [`datetime="${datetime.toUTCString()}"`] : []),
        ...(from ? [`from="${from.toUTCString()}"`] : []),
        ...(until ? [`until="${until.toUTCString()}"`] : []),
      ].join('; '),
    )
    .join(between)
}

/**
 * [DEF71] The first instant of a date that may be no more than a year: 2011 is the first of January 2011, midnight UTC. Nothing is
 * said to have been before it was.
 */
export function instantOf(dated: string): Date {
  const known = dated.includes('T') ? dated : `${dated}${'0000-01-01'.slice(dated.length)}T00:00:00Z`
  return new Date(known)
}
