import { insertReading, insertVersion } from '@fieldword/server/definitions/index.ts'
import { findPage, setApproved } from '@fieldword/server/pages/index.ts'
import { createRevision } from '@fieldword/server/revisions/index.ts'
import { elementOf, elementsOf } from '@fieldword/shared/definitions/compare-text.ts'
import { changeOfElement } from '@fieldword/shared/definitions/element-change.ts'
import type { ElementChange, ElementHistory } from '@fieldword/shared/definitions/element-contract.ts'
import { bold, doc, element, paragraph, text } from '@fieldword/shared/document/build.ts'
import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Caller } from '../support/caller.ts'
import { aModerator } from '../support/people.ts'
import { approvedWith, createSeededWiki, type SeededWiki, seededDefinition } from '../support/seeded.ts'
import { authorOf, twoPeople } from '../support/writing.ts'

let wiki: SeededWiki
let people: Awaited<ReturnType<typeof twoPeople>>
let asVisitor: Caller
let asMember: Caller
let asModerator: Caller
let made = 0

beforeAll(async () => {
  wiki = await createSeededWiki()
  people = await twoPeople(wiki.platform)
  asVisitor = new Caller(wiki.url)
  asMember = await new Caller(wiki.url).signIn(people.member)
  asModerator = await new Caller(wiki.url).signIn(await aModerator(wiki.platform))
})
afterAll(async () => {
  await wiki.close()
})

const read = async (caller: Caller, slug: string, name: string) => {
  const { status, body } = await caller.get(`/definitions/${slug}/elements/${encodeURIComponent(name)}`)
  return { status, body: body as ElementHistory }
}
const changes = async (caller: Caller, slug: string, id: string, cursor?: string) => {
  const { status, body } = await caller.get(
    `/definitions/${slug}/elements/${id}/changes${cursor === undefined ? '' : `?cursor=${cursor}`}`,
  )
  return { status, ...(body as { items: ElementChange[]; nextCursor: string | null; lookedAt: number; code?: string }) }
}
const told = ({ entries }: ElementHistory) =>
  entries.map(({ text: { label }, state, elements }) => [
    label,
    state === 'there'
      ? elements.map(({ number, handle, row }) => `${number} ${handle} ${row?.kind ?? ''}`.trim())
      : state,
  ])

async function aDefinition(...texts: NodeJson[][]): Promise<string> {
  made += 1
  const { slug } = await people.author.makePage(`Elements ${made}`, { kind: 'definition' })
  for (const content of texts) await people.publish(slug, doc(...content))
  return slug
}

describe('an element', () => {
  it('[DEF54] is found by its id, and by its short name in any case', async () => {
    for (const name of ['mastery', 'Mastery', 'MASTERY']) {
      expect((await read(asVisitor, seededDefinition, name)).body).toMatchObject({
        ...{ id: 'mastery', handle: 'Mastery', number: 4, standsIn: { label: '2019' }, stillStands: true },
      })
    }
    for (const name of ['nobody', '<script>', '../../etc', '%00x', 'x'.repeat(200)])
      expect([404, 400]).toContain((await read(asVisitor, seededDefinition, name)).status)
    expect((await read(asVisitor, seededDefinition, 'x'.repeat(201))).status).toBe(400)
    expect((await read(asVisitor, 'about-competencyworks', 'mastery')).status).toBe(404)
  })

  it('[DEF55] has its text in every version, with what it came from', async () => {
    const mastery = await read(asVisitor, seededDefinition, 'mastery')
    expect(told(mastery.body)).toEqual([
      ['2019', ['4 Mastery reworded']],
      ['2018', 'unknown'],
      ['2011', ['1 Mastery']],
    ])
    const [newest] = mastery.body.entries[0]?.elements ?? []
    expect(newest).toMatchObject({ since: '2011', reading: 'editorial reading' })
    expect(newest?.row?.inline?.filter(({ kind }) => kind === 'del')).toMatchObject([
      { text: 'advance upon demonstrated' },
    ])
    expect(mastery.body.entries[2]?.elements[0]?.variants).toMatchObject([{ text: 'Students advance upon mastery.' }])
  })

  it('[DEF55] that was split or joined leads to all it came from, and all that came of it', async () => {
    expect(told((await read(asVisitor, seededDefinition, 'agency')).body)).toEqual([
      ['2019', ['1 Agency split']],
      ['2018', 'unknown'],
      ['2011', ['2 Competencies', '5 Outcomes']],
    ])
    const { body } = await read(asVisitor, seededDefinition, 'competencies')
    expect(body).toMatchObject({ standsIn: { label: '2011' }, stillStands: false, number: 2 })
    expect(told(body)[0]).toEqual(['2019', ['1 Agency split', '7 Expectations split']])
    expect(told((await read(asVisitor, seededDefinition, 'pathways')).body).at(-1)).toEqual(['2011', 'before'])
  })

  it('[DEF55] as the draft has it is for members, and stands for nothing else', async () => {
    const changed = await approvedWith(wiki.platform, seededDefinition, { support: 'Students receive support.' })
    await authorOf(wiki.platform, wiki.memberA).write(
      seededDefinition,
      doc(element('joy', 'Mastery', 'It is a joy.'), ...changed.content.filter(({ attrs }) => attrs?.id !== 'equity')),
    )
    const support = await read(asMember, seededDefinition, 'support')
    expect(told(support.body).slice(0, 2)).toEqual([
      ['draft', ['4 Support reworded']],
      ['2019', ['3 Support kept']],
    ])
    expect(told((await read(asVisitor, seededDefinition, 'support')).body)[0]?.[0]).toBe('2019')
    expect(told((await read(asMember, seededDefinition, 'equity')).body)[0]).toEqual(['draft', 'ended'])
    expect((await read(asMember, seededDefinition, 'mastery')).body.standsIn.label).toBe('2019')
    expect((await read(asMember, seededDefinition, 'joy')).body).toMatchObject({
      standsIn: { label: 'draft' },
      number: 1,
    })
    expect((await read(asVisitor, seededDefinition, 'joy')).status).toBe(404)
  })

  it('[DEF55] as visitors read it, where that text has no name', async () => {
    const slug = await aDefinition([element('a', 'A', 'One.')], [element('a', 'A', 'One more.')])
    expect(told((await read(asVisitor, slug, 'a')).body)).toEqual([['r2', ['1 A']]])
  })
})

describe('an element in many versions', () => {
  const versions = 45
  let slug: string
  /** Under another id after each tenth text, which has nothing of it. */
  const idIn = (version: number) => `e${Math.floor(version / 10)}`
  const textIn = (version: number) =>
    version % 10 === 0
      ? doc(element('other', 'Other', `Other ${version}.`))
      : doc(
          element('other', 'Other', `Other ${version}.`),
          element(idIn(version), `Pace ${version}`, `Pace ${version}.`),
        )
  beforeAll(async () => {
    const page = await people.author.makePage('Many versions', { kind: 'definition' })
    slug = page.slug
    await wiki.platform.database.inTransaction(async tx => {
      const ids: string[] = []
      let approved = ''
      for (let version = 1; version <= versions; version += 1) {
        const { id } = await createRevision(tx, aRevision(page.id, textIn(version)))
        approved = id
        const versionId = await insertVersion(tx, wiki.platform, aVersion(page.id, id, String(1900 + version)))
        ids.push(versionId)
        const before = ids.at(-2)
        // Over each tenth text, which has nothing of it, leads what somebody read from the one before it.
        const [from, to] = version % 10 === 1 && version > 1 ? [version - 2, version] : [version - 1, version]
        const ties = [{ from: idIn(from), to: idIn(to), kind: 'reworded' as const }]
        if (before && version % 10 > 0 && from > 0)
          await insertReading(tx, wiki.platform, aReading(page.id, [ids[from - 1] ?? '', versionId], ties))
      }
      await setApproved(tx, wiki.platform, page.id, approved)
    })
  })

  const aRevision = (pageId: string, document: DocumentJson) => ({
    ...{ id: wiki.platform.newId(), pageId, parentId: null, document, title: 'Many', summary: 'Change' },
    ...{ changeKind: 'wording' as const, origin: 'import' as const, state: 'approved' as const, authors: [] },
    ...{ createdById: null, createdAt: wiki.platform.clock(), writtenOn: '2026-11-26' },
  })
  const aVersion = (pageId: string, revisionId: string, label: string) => ({
    ...{ pageId, revisionId, label, name: label, status: 'superseded' as const, datedOn: label },
    ...{ provenance: 'A test.', sources: [], variants: [] },
  })
  const aReading = (
    pageId: string,
    [fromVersionId, toVersionId]: readonly [string, string],
    ties: readonly { readonly from: string; readonly to: string; readonly kind: 'reworded' }[],
  ) => ({
    ...{ pageId, fromVersionId, toVersionId, number: 1, reading: 'a test', summary: 'As told', restoredNumber: null },
    ...{ recordedById: null, outsideRecorder: null, recordedAt: wiki.platform.clock() },
    ties: ties.map(tie => ({ ...tie, carried: [], arrived: [], rationale: '' })),
  })

  const part = async (cursor: string | null) => {
    const { body } = await asVisitor.get(
      `/definitions/${slug}/elements/e4${cursor === null ? '' : `?cursor=${cursor}`}`,
    )
    return body as ElementHistory
  }

  it('[DEF95] is told in parts, and followed through all of them; no part loses or repeats a version', async () => {
    const all: string[][] = []
    const sizes: number[] = []
    let cursor: string | null = null
    do {
      const body: ElementHistory = await part(cursor)
      expect(body).toMatchObject({ id: 'e4', handle: 'Pace 45', standsIn: { label: '1945' }, stillStands: true })
      sizes.push(body.entries.length)
      for (const { text, state, elements } of body.entries)
        all.push([text.label, state, ...elements.map(({ handle, since, row }) => `${handle} ${since} ${row?.kind}`)])
      cursor = body.nextCursor
    } while (cursor !== null)
    expect(sizes).toEqual([20, 20, 5])
    expect(all.map(([label]) => label)).toEqual(Array.from({ length: versions }, (_, at) => String(1945 - at)))
    expect(all.slice(0, 7).map(entry => entry.slice(1))).toEqual([
      ['there', 'Pace 45 1944 reworded'],
      ['there', 'Pace 44 1943 reworded'],
      ['there', 'Pace 43 1942 reworded'],
      ['there', 'Pace 42 1941 reworded'],
      ['there', 'Pace 41 1939 reworded'],
      ['unknown'],
      ['there', 'Pace 39 1938 reworded'],
    ])
    expect(all.at(-1)).toEqual(['1901', 'there', 'Pace 1 null undefined'])
    expect((await asVisitor.get(`/definitions/${slug}/elements/e4?cursor=x`)).status).toBe(400)
  })

  it('[DEF95] costs what it shows: no text of the other versions is read', async () => {
    const { prisma } = wiki.platform.database
    const before = await prisma.$queryRaw<{ hash: string; packed: Uint8Array<ArrayBuffer> }[]>`
      SELECT content.hash, content.packed FROM contents content JOIN revisions ON content_hash = content.hash
        JOIN versions ON versions.revision_id = revisions.id
      WHERE versions.page_id = (SELECT page_id FROM page_slugs WHERE slug = ${slug}) AND versions.position <= 24`
    expect(before).toHaveLength(24)
    for (const { hash } of before) await prisma.content.update({ where: { hash }, data: { packed: new Uint8Array(1) } })
    expect((await part(null)).entries).toHaveLength(20)
    expect((await asVisitor.get(`/definitions/${slug}/elements/e4?cursor=26`)).status).toBe(500)
    for (const { hash, packed } of before) await prisma.content.update({ where: { hash }, data: { packed } })
  })

  it('[DEF95] is found by a short name that only an old version has, and pages of it lead on without scripts', async () => {
    expect((await read(asVisitor, slug, 'pace 3')).body).toMatchObject({ id: 'e0', standsIn: { label: '1903' } })
    const page = await asVisitor.get(`${wiki.url}/wiki/${slug}/elements/e4`)
    expect(String(page.body)).toContain(`href="/wiki/${slug}/elements/e4?versions=26#in-versions">Older versions</a>`)
    const older = String((await asVisitor.get(`${wiki.url}/wiki/${slug}/elements/e4?versions=26`)).body)
    expect(older).toContain(`href="/wiki/${slug}/elements/e4#in-versions">Newest versions</a>`)
    expect(older).not.toContain('versions/1945"')
  })
})

describe('the revisions that changed an element', () => {
  it('[DEF56] are told newest first, each with what it changed; a changed place is no change', async () => {
    const slug = await aDefinition(
      [element('b', 'B', 'Other.')],
      [element('a', 'A', 'One.'), element('b', 'B', 'Other.')],
      [element('b', 'B', 'Other.'), element('a', 'A', 'One more.')],
      [element('b', 'B', 'Other words.'), element('a', 'A', 'One more.')],
      [paragraph('p', 'An intro.'), element('a', 'A', [text('One '), text('more', bold), text('.')])],
      [paragraph('p', 'An intro.')],
    )
    const { items, nextCursor, lookedAt } = await changes(asVisitor, slug, 'a')
    expect(
      items.map(({ revision, sinceNumber, kind, number }) => [revision.number, sinceNumber, kind, number]),
    ).toEqual([
      [6, 5, 'removed', 1],
      [5, 4, 'formatting', 1],
      [3, 2, 'reworded', 2],
      [2, 1, 'added', 1],
    ])
    expect([nextCursor, lookedAt]).toEqual([null, 6])
    expect(items[2]?.runs).toContainEqual({ kind: 'ins', text: ' more', marks: [] })
    expect((await changes(asVisitor, slug, 'b')).items.map(({ kind }) => kind)).toEqual([
      'removed',
      'reworded',
      'added',
    ])
    expect((await changes(asVisitor, slug, 'nobody')).items).toEqual([])
  })

  it('[DEF56] are looked for in parts, and no part loses or repeats one', async () => {
    const heavy = (at: number) => paragraph('p', `Around ${at} ${'x'.repeat(900_000)}`)
    const words = ['one', 'one', 'two', 'two', 'three']
    const slug = await aDefinition(...words.map((word, at) => [element('a', 'A', `${word}.`), heavy(at)]))
    const found: (readonly [number, string])[] = []
    let cursor: string | null | undefined
    let parts = 0
    do {
      const part = await changes(asVisitor, slug, 'a', cursor ?? undefined)
      expect(part.lookedAt).toBeLessThanOrEqual(3)
      found.push(...part.items.map(({ revision, kind }) => [revision.number, kind] as const))
      cursor = part.nextCursor
      parts += 1
    } while (cursor !== null && parts < 10)
    expect(found).toEqual([
      [5, 'reworded'],
      [3, 'reworded'],
      [1, 'added'],
    ])
    expect(parts).toBeGreaterThan(1)
    expect((await changes(asVisitor, slug, 'a', 'x')).status).toBe(400)
  })

  it('[DEF56] do not tell what one may not read', async () => {
    const slug = await aDefinition(
      [element('a', 'A', 'One.')],
      [element('a', 'A', 'Secret.')],
      [element('a', 'A', 'Two.')],
    )
    await people.author.propose(slug, doc(element('a', 'A', 'Proposed.')))
    await asModerator.send('PUT', `/pages/${slug}/revisions/2/hiding`, {
      ...{ text: true, authors: false, summary: false, reason: 'Names a child' },
    })
    for (const caller of [asVisitor, asMember]) {
      const { items } = await changes(caller, slug, 'a')
      expect(items.map(({ revision, sinceNumber }) => [revision.number, sinceNumber])).toEqual([
        [3, 1],
        [1, null],
      ])
      expect(JSON.stringify(items)).not.toContain('Secret')
    }
    expect((await changes(asModerator, slug, 'a')).items).toHaveLength(3)
  })
})

it('[DEF99] an element says how many open threads there are about it, to whoever may read them, and leads to them', async () => {
  const slug = await aDefinition([element('a', 'A', 'One.'), element('b', 'B', 'Two.')])
  const { approvedRevisionId } = await findPage(wiki.platform, slug)
  const start = async (blockId: string, place: object) => {
    const anchor = { place, blockId, quote: null, from: 0, to: 0 }
    const { status, body } = await asMember.send('POST', `/pages/${slug}/threads`, { text: 'Why?', anchor })
    expect(status).toBe(201)
    return (body as { threadId: string }).threadId
  }
  const onText = { kind: 'revision', revisionId: approvedRevisionId }
  await start('a', onText)
  const answered = await start('a', onText)
  await start('b', { kind: 'draft' })
  await asMember.send('PUT', `/threads/${answered}/state`, { state: 'resolved' })
  const told = async (caller: Caller) => {
    const { body } = await caller.get(`/definitions/${slug}`)
    return (body as { elements: { threads: number }[] }).elements.map(({ threads }) => threads)
  }
  expect([await told(asVisitor), await told(asMember)]).toEqual([
    [1, 0],
    [1, 1],
  ])
  expect((await read(asVisitor, slug, 'a')).body.threads).toBe(1)
  for (const path of [`/wiki/${slug}`, `/wiki/${slug}/elements/a`]) {
    const page = String((await asVisitor.get(wiki.url + path)).body)
    expect(page).toContain(`href="/wiki/${slug}/talk?block=a"`)
    expect(page).not.toContain('talk?block=b')
  }
})

it('[DEF56] an element beside itself has no change, and one alone is the same as among others', () => {
  const among = doc(element('x', 'X', 'Before.'), paragraph('p', 'Between.'), element('a', 'A', [text('One', bold)]))
  const alone = elementOf(among, 'a')
  expect({ ...alone, leaf: alone?.leaf?.look }).toEqual({
    ...elementsOf(among)[1],
    leaf: elementsOf(among)[1]?.leaf?.look,
  })
  expect(changeOfElement(alone, elementsOf(among)[1] ?? null)).toBeNull()
  expect(changeOfElement(null, null)).toBeNull()
})
