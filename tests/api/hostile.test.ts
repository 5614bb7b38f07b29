import { routes as pages } from '@fieldword/client/routes.tsx'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTestApp, type TestApp } from '../support/app.ts'
import { decidingRows } from './support/hostile-deciding-rows.ts'
import { definitionRows } from './support/hostile-definition-rows.ts'
import { aHostileField, type HostileField } from './support/hostile-field.ts'
import { processRows } from './support/hostile-process-rows.ts'
import { elsewhere, rows as firstRows, lastRows } from './support/hostile-rows.ts'
import { hostileWords, pour } from './support/hostile-words.ts'
import { type Route, routesWithInput, takesWords } from './support/inputs.ts'
import { readEverything } from './support/reading-everything.ts'

// Whatever people write is taken as words, or refused with the field that is meant, by every route there is. What `e2e/hostile`
// shows of texts in a browser, this shows of everything else.

const rows = [...firstRows, ...definitionRows, ...processRows, ...decidingRows, ...lastRows]
const writing = routesWithInput.filter(({ method, schema }) => method !== 'GET' && takesWords(schema))

/** What is read beside the pages and the API. */
const files = [
  ...[
    '/wiki/:slug/history.atom',
    '/wiki/:slug/talk.atom',
    '/people/:id.atom',
    '/recent-changes.atom',
    '/decisions.atom',
  ],
  ...['/wiki/:slug.txt', '/wiki/:slug/timemap', '/wiki/:slug/linkset', '/wiki/:slug/versions/:label.json', '/oembed'],
  ...['/embed/:slug', '/embed/:slug/:label', '/wiki/:slug/export.md', '/wiki/:slug/versions/over-time.csv'],
  ...['results.csv', 'ratings.csv', 'contributions.csv', 'contributions.json', 'dispositions.csv', 'dispositions.json']
    .concat('report.json', 'report/:section.csv', 'export.json', 'prov.jsonld')
    .map(file => `/processes/:slug/${file}`),
]

let app: TestApp
let field: HostileField
/** All that was taken, each with where it was written. */
const taken = new Map<string, string>()
/** Pages of what was written in. */
const written = new Set<string>()

beforeAll(async () => {
  app = await createTestApp()
  field = await aHostileField(app)
})
afterAll(() => app.close())

function routeOf(name: string): Route {
  const route = routesWithInput.find(each => each.name === name)
  if (!route) throw new Error(`There is no route ${name}.`)
  return route
}

/** Where what was written into something is likely to stand. */
function pagesOf({ path }: Route, { slug }: { readonly slug?: unknown }): string[] {
  if (slug === undefined) return []
  if (!path.startsWith('/processes')) return [`/wiki/${slug}`, `/wiki/${slug}/talk`]
  const [own = ''] = path.replace('{slug}', String(slug)).split('/{')
  return [`/processes/${slug}`, `/processes/${slug}/log`, own]
}

describe('hostile words', () => {
  it.each(rows.map((row, at) => [`${at + 1}. ${row.route}`, row] as const))(
    '[API9] are taken as words: %s',
    async (_, { route: name, as, given }) => {
      const caller = await field.callerOf(as ? as(field) : field.admin)
      const [route, needed] = [routeOf(name), await given(field)]
      const { answer, words, faults } = await pour(route, caller, needed, 'taken')
      expect(faults).toEqual([])
      expect([answer.status < 300, answer.body]).toEqual([true, answer.body])
      for (const [at, each] of words) taken.set(each, `${name} ${at}`)
      for (const path of pagesOf(route, { ...needed, ...(answer.body as object) })) written.add(path)
    },
  )

  it('[API9] are tried in every field of words that is no name, hash or word of something there is', () => {
    const tried = new Set([...rows.map(({ route }) => route), ...Object.keys(elsewhere)])
    expect(writing.map(({ name }) => name).filter(name => !tried.has(name))).toEqual([])
  })

  it('[API9] in place of addresses, names, dates and searches are refused with the field that is meant, or find nothing', async () => {
    const found: string[] = []
    for (const route of routesWithInput) {
      const { faults } = await pour(route, await field.callerOf(field.admin), {}, 'any')
      found.push(...faults.map(fault => `${route.name}: ${fault}`))
    }
    expect(found).toEqual([])
  })

  it('[API9] in the address of a page or a file find nothing', async () => {
    const found: string[] = []
    for (const path of [...Object.values(pages).map(page => page.path), ...files]) {
      const words = encodeURIComponent(`${hostileWords()}\0`)
      const address = path.replace(/:\w+(\([^)]*\))?|[{}?]/g, part => (part.startsWith(':') ? words : ''))
      const { status } = await (await field.callerOf(field.admin)).get(
        `${app.url}${address}?q=${words}&from=${words}&cursor=${words}&stage=${words}`,
      )
      if (status >= 500) found.push(`${status}: ${address}`)
    }
    expect(found).toEqual([])
  })

  it('[API9] are shown as words, on every page and in every feed there is', async () => {
    const { read, faults, shown } = await readEverything(
      { caller: await field.callerOf(field.admin), site: app.url, from: written },
      [...taken.keys()],
    )
    expect(faults).toEqual([])
    expect(read.size).toBeGreaterThan(100)
    // The others are answers, or stand on pages beyond those that were read.
    const missing = [...taken].filter(([words]) => !shown.has(words)).map(([, at]) => at)
    expect([missing.length < taken.size / 7, missing]).toEqual([true, missing])
  })
})
