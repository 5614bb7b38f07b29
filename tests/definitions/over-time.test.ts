import { insertVersion } from '@fieldword/server/definitions/index.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import type { RecordedLineage } from '@fieldword/shared/definitions/compare-lineage.ts'
import type { LineageKind } from '@fieldword/shared/definitions/contract.ts'
import { type LineageLink, nothingNamed } from '@fieldword/shared/definitions/lineage.ts'
import { overTime } from '@fieldword/shared/definitions/over-time.ts'
import type { DefinitionOverTime, OverTimeRow } from '@fieldword/shared/definitions/over-time-contract.ts'
import { overTimeCsv } from '@fieldword/shared/definitions/over-time-csv.ts'
import { type TimedText, timelineOf } from '@fieldword/shared/definitions/timeline.ts'
import { doc, element } from '@fieldword/shared/document/build.ts'
import { csvOf } from '@fieldword/shared/kernel/csv.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Caller } from '../support/caller.ts'
import { createSeededWiki, type SeededWiki, seededDefinition } from '../support/seeded.ts'
import { twoPeople } from '../support/writing.ts'

const text = (label: string, ...ids: string[]): TimedText => ({
  ...{ id: label, label },
  elements: ids.map((id, at) => ({ id, number: at + 1, handle: id.toUpperCase(), text: `${id} of ${label}` })),
})
const link = (from: string, to: string, kind: LineageKind = 'reworded'): LineageLink => ({
  ...{ fromElementId: from, toElementId: to, kind, ...nothingNamed },
})
const recorded = (from: string, to: string, ...links: LineageLink[]): RecordedLineage => ({
  ...{ fromVersionId: from, toVersionId: to, links, reading: 'editorial reading', readingNumber: 1 },
})
/** A row as its cells: "a+b", "." before, "-" gap, "x" ended. */
const signs = { before: '.', gap: '-', ended: 'x', unknown: '?', there: '' }
const drawn = (rows: readonly OverTimeRow[]) =>
  rows.map(({ cells }) =>
    cells.map(({ state, elements }) => elements.map(each => each.elementId).join('+') || signs[state]).join(' '),
  )

describe('threads of elements', () => {
  it('[DEF51] follow what is recorded, and the ids of elements where nothing is', () => {
    const texts = [text('1', 'a', 'b'), text('2', 'c', 'b'), text('3', 'c', 'd')]
    const rows = overTime(timelineOf(texts, [recorded('1', '2', link('a', 'c'), link('b', 'b', 'kept'))]))
    expect(drawn(rows)).toEqual(['a c c', '? ? d', 'b b ?'])
    expect(rows[0]?.cells.map(({ elements }) => elements[0]?.kind)).toEqual([null, 'reworded', 'reworded'])
    expect(rows[1]?.cells[2]?.elements[0]?.kind).toBeNull()
  })

  it('[DEF52] that meet are in one row, and one that parts is in several, which name each other', () => {
    const texts = [text('1', 'a', 'b'), text('2', 'c', 'd')]
    const links = [link('a', 'c', 'split'), link('a', 'd', 'split'), link('b', 'd', 'merged')]
    const rows = overTime(timelineOf(texts, [recorded('1', '2', ...links)]))
    expect(drawn(rows)).toEqual(['a c', 'a+b d'])
    expect(rows.map(({ cells }) => cells[0]?.elements.map(({ alsoIn }) => alsoIn))).toEqual([[[2]], [[1], []]])
    expect(rows[1]?.cells[1]?.elements[0]).toMatchObject({ from: [1, 2], fromLabel: '1', moved: false })
  })

  it('[DEF52] end, begin and leave gaps only where somebody said what leads there', () => {
    const texts = [text('1', 'a', 'b'), text('2', 'c'), text('3', 'a', 'd')]
    const all = [
      recorded('1', '2', link('b', 'c')),
      recorded('2', '3', link('c', 'd')),
      recorded('1', '3', link('a', 'a')),
    ]
    expect(drawn(overTime(timelineOf(texts, all)))).toEqual(['a - a', 'b c d'])
    const [one, two] = [recorded('1', '2'), recorded('2', '3')]
    expect(drawn(overTime(timelineOf(texts, [one, two])))).toEqual(['. . a', '. . d', '. c x', 'a x x', 'b x x'])
    const follows = texts.map(each => ({ ...each, follows: true }))
    expect(drawn(overTime(timelineOf(follows, [])))).toEqual(['. . a', '. . d', '. c x', 'a x x', 'b x x'])
  })

  it('[DEF52] say nothing of a version between that nobody said anything of', () => {
    const texts = [text('1', 'a'), text('2', 'other'), text('3', 'z', 'a')]
    const rows = overTime(timelineOf(texts, [recorded('1', '3', link('a', 'a', 'kept'))]))
    expect(drawn(rows)).toEqual(['. ? z', 'a ? a', '? other ?'])
    expect(rows[1]?.cells[2]?.elements[0]).toMatchObject({ kind: 'kept', moved: true, fromLabel: '1' })
  })

  it('[DEF52] every element of every version is in a row, whatever is recorded', () => {
    const ids = ['a', 'b', 'c', 'd']
    const some = fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 4 })
    const links = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 6 })
    fc.assert(
      fc.property(some, some, some, links, links, links, (one, two, three, ...between) => {
        const texts = [text('1', ...one), text('2', ...two), text('3', ...three)]
        const [first = [], second = [], third = []] = between.map(pairs => pairs.map(([from, to]) => link(from, to)))
        const steps = [recorded('1', '2', ...first), recorded('2', '3', ...second), recorded('1', '3', ...third)]
        const rows = overTime(timelineOf(texts, steps))
        for (const [at, { elements }] of texts.entries()) {
          const told = new Set(rows.flatMap(({ cells }) => cells[at]?.elements.map(({ elementId }) => elementId) ?? []))
          expect([...told].sort()).toEqual(elements.map(({ id }) => id).sort())
        }
        for (const { number, cells } of rows) {
          for (const { elements } of cells) for (const { alsoIn } of elements) expect(alsoIn).not.toContain(number)
        }
      }),
    )
  })

  it('[DEF51] two thousand elements through eight versions are followed', () => {
    const ids = Array.from({ length: 2000 }, (_, at) => `e${at}`)
    const texts = Array.from({ length: 8 }, (_, at) => text(String(at), ...ids))
    expect(overTime(timelineOf(texts, []))).toHaveLength(2000)
  })
})

describe('the table for spreadsheets', () => {
  it('[DEF53] no field is a formula, and every field comes back as it was but for the apostrophe', () => {
    const hostile = ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '＝1', 'a"b', 'a,b', 'a\nb', "'", '']
    const [line = ''] = csvOf([hostile]).slice(1).split('\r\n')
    expect(line).toContain(`"'=1+1","'+1","'-1","'@x","'\t=1"`)
    expect(line).toContain(`"' =1","'＝1","a""b","a,b","a\nb"`)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), value => {
        const field = csvOf([[value]]).slice(2, -3)
        expect(field).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r]/u)
        const read = field.replaceAll('""', '"')
        expect(read === value || read === `'${value}`).toBe(true)
      }),
    )
  })

  it('[DEF53] has one line for each element in each row', () => {
    const texts = [text('1', 'a', 'b'), text('2', 'c')]
    const links = [link('a', 'c', 'merged'), link('b', 'c', 'merged')]
    const rows = overTime(timelineOf(texts, [recorded('1', '2', ...links)]))
    const columns = [{ label: '1' }, { label: '2' }] as DefinitionOverTime['columns']
    expect(overTimeCsv({ columns, rows }).split('\r\n').slice(1)).toEqual([
      '1,"1",1,"A","a","","no","","","","a of 1"',
      '1,"1",2,"B","b","","no","","","","b of 1"',
      '1,"2",1,"C","c","merged","no","1","1 2","","c of 2"',
      '',
    ])
  })
})

describe('the seeded definition over time', () => {
  let wiki: SeededWiki
  let visitor: Caller
  beforeAll(async () => {
    wiki = await createSeededWiki()
    visitor = new Caller(wiki.url)
  })
  afterAll(async () => {
    await wiki.close()
  })
  const read = async (query = '') => {
    const { status, body } = await visitor.get(`/definitions/${seededDefinition}/over-time${query}`)
    return { status, body: body as DefinitionOverTime }
  }

  it('[DEF51] has its three versions, with the reading between two of them', async () => {
    const { body } = await read()
    expect(body.columns.map(({ label }) => label)).toEqual(['2011', '2018', '2019'])
    expect(body.steps).toContainEqual({ from: '2011', to: '2019', reading: 'editorial reading' })
    const agency = body.rows.find(({ handle }) => handle === 'Agency')
    expect(agency?.cells[0]?.elements.map(({ handle, alsoIn }) => [handle, alsoIn.length])).toEqual([
      ['Competencies', 1],
      ['Outcomes', 1],
    ])
  })

  it('[DEF51] or those from one to another, in whichever order they are named', async () => {
    for (const query of ['?from=2011&to=2018', '?from=2018&to=2011', '?to=2018']) {
      expect((await read(query)).body.columns.map(({ label }) => label)).toEqual(['2011', '2018'])
    }
    expect((await read('?from=1999')).status).toBe(404)
  })

  it('[DEF53] is a file, the same again as long as nothing changes, and says when there is none', async () => {
    const address = `${wiki.url}/wiki/${seededDefinition}/versions/over-time.csv`
    const { status, headers, body } = await visitor.get(address)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('text/csv')
    expect(headers.get('content-disposition')).toBe(`attachment; filename=${seededDefinition}-over-time.csv`)
    expect(String(body)).toContain('"Students advance upon demonstrated mastery;"')
    const again = await visitor.get(address, { 'if-none-match': headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
    for (const path of [
      `${address}?from=1999`,
      `${address}?surprise=1`,
      `${wiki.url}/wiki/none/versions/over-time.csv`,
    ]) {
      expect((await visitor.get(path)).status).toBe(404)
    }
  })

  it('[DEF52] of many elements has the first rows, and the file all of them', async () => {
    const { author, publish } = await twoPeople(wiki.platform)
    const { slug } = await author.makePage('Many', { kind: 'definition' })
    await publish(
      slug,
      doc(...Array.from({ length: 250 }, (_, at) => element(`e${at}`, '', `${at} ${'word '.repeat(100)}`))),
    )
    const { id: pageId, approvedRevisionId } = await findPage(wiki.platform, slug)
    await wiki.platform.database.inTransaction(tx =>
      insertVersion(tx, wiki.platform, {
        ...{ pageId, revisionId: approvedRevisionId ?? '', label: '2026', name: 'First', status: 'working' },
        ...{ datedOn: '2026', provenance: 'A test.', sources: [], variants: [] },
      }),
    )
    const { body } = await visitor.get(`/definitions/${slug}/over-time`)
    expect(body).toMatchObject({ total: 250, rows: { length: 200 } })
    const file = await visitor.get(`${wiki.url}/wiki/${slug}/versions/over-time.csv`)
    expect(String(file.body).trim().split('\r\n')).toHaveLength(251)
  })

  it('[DEF51] without what is hidden, and without its lineage', async () => {
    const { id } = await findPage(wiki.platform, seededDefinition)
    await wiki.platform.database.prisma.revision.updateMany({
      where: { pageId: id, number: 1 },
      data: { textHidden: true },
    })
    const { body } = await read()
    expect([body.columns.map(({ label }) => label), body.hidden]).toEqual([['2018', '2019'], ['2011']])
    expect(JSON.stringify(body.rows)).not.toContain('Competencies')
  })
})
