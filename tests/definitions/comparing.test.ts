import { compareDefinitions } from '@fieldword/server/definitions/comparing.ts'
import { insertReading, insertVersion } from '@fieldword/server/definitions/index.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import type { DefinitionComparison } from '@fieldword/shared/definitions/compare-contract.ts'
import { doc, element, paragraph } from '@fieldword/shared/document/build.ts'
import type { NodeJson } from '@fieldword/shared/document/document.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Caller } from '../support/caller.ts'
import { aModerator } from '../support/people.ts'
import { refusalOf } from '../support/refused.ts'
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

const compare = async (caller: Caller, slug: string, from: string, to: string) => {
  const query = new URLSearchParams({ from, to })
  const answer = await caller.get(`/definitions/${slug}/compare?${query}`)
  return { status: answer.status, body: answer.body as DefinitionComparison & { readonly code?: string } }
}
const rowsOf = ({ rows }: DefinitionComparison) => rows.map(({ anchor, kind, moved }) => [anchor, kind, moved])

/** A definition with this text as its first approved revision. */
async function aDefinition(...content: NodeJson[]): Promise<string> {
  made += 1
  const { slug } = await people.author.makePage(`Compared ${made}`, { kind: 'definition' })
  await people.publish(slug, doc(...content))
  return slug
}

/** Names the text that visitors read as a version. */
async function nameVersion(slug: string, label: string): Promise<string> {
  const { platform } = wiki
  const { id: pageId, approvedRevisionId } = await findPage(platform, slug)
  return platform.database.inTransaction(tx =>
    insertVersion(tx, platform, {
      ...{ pageId, revisionId: approvedRevisionId ?? '', label, name: label, status: 'superseded' },
      ...{ datedOn: '2026', provenance: 'A test.', sources: [], variants: [] },
    }),
  )
}

describe('the texts that are compared', () => {
  it('[DEF45] are named by the labels of versions, as revisions, or as the draft', async () => {
    const byLabel = await compare(asVisitor, seededDefinition, '2011', '2019')
    expect(byLabel.body).toMatchObject({
      from: { label: '2011', version: { label: '2011' }, revision: null, elements: 5 },
      to: { label: '2019', revision: null, elements: 7 },
    })
    const byNumber = await compare(asVisitor, seededDefinition, 'r1', 'r3')
    expect(byNumber.body).toMatchObject({
      from: { label: 'r1', version: { label: '2011' }, revision: { number: 1, state: 'approved', current: false } },
      to: { label: 'r3', version: { label: '2019' }, revision: { number: 3, current: true } },
    })
    expect(rowsOf(byNumber.body)).toEqual(rowsOf(byLabel.body))
    const draft = await compare(asMember, seededDefinition, '2019', 'draft')
    expect(draft.body).toMatchObject({ to: { label: 'draft', version: null, revision: null, elements: 7 }, changes: 0 })
  })

  it('[DEF45] a label goes before what else it might mean', async () => {
    const slug = await aDefinition(element('a', 'A', 'As it was.'))
    await nameVersion(slug, 'draft')
    await people.publish(slug, doc(element('a', 'A', 'As it is.')))
    await nameVersion(slug, 'r1')
    const { body } = await compare(asVisitor, slug, 'draft', 'r1')
    expect(body.rows[0]).toMatchObject({ kind: 'reworded', after: [{ runs: expect.any(Array) }] })
    expect(body.to.version?.revisionNumber).toBe(2)
  })

  it('[DEF45] names of nothing are not found', async () => {
    for (const name of ['1999', 'r0', 'r3x', 'r99', 'r99999999999', 'Draft', '2011 ;--'])
      expect((await compare(asMember, seededDefinition, '2019', name)).status).toBe(404)
    expect((await compare(asMember, 'mastery', 'x'.repeat(41), 'draft')).body.code).toBe('bad-input')
  })

  it('[DEF45] what one may not read is not compared either', async () => {
    const slug = await aDefinition(element('a', 'A', 'Secret words.'))
    await people.publish(slug, doc(element('a', 'A', 'Plain words.')))
    await people.author.propose(slug, doc(element('a', 'A', 'Proposed words.')))
    expect(await compare(asVisitor, slug, 'r2', 'r3')).toMatchObject({ status: 404 })
    expect((await compare(asMember, slug, 'r2', 'r3')).body).toMatchObject({ to: { revision: { state: 'pending' } } })
    expect(await compare(asVisitor, slug, 'r2', 'draft')).toMatchObject({
      status: 401,
      body: { code: 'sign-in-needed' },
    })
    await asModerator.send('PUT', `/pages/${slug}/revisions/1/hiding`, {
      ...{ text: true, authors: false, summary: false, reason: 'Names a child' },
    })
    for (const caller of [asVisitor, asMember]) {
      expect((await compare(caller, slug, 'r1', 'r2')).body).toMatchObject({ code: 'text-hidden' })
    }
    expect((await compare(asModerator, slug, 'r1', 'r2')).body.rows).toHaveLength(1)
  })

  it('[DEF45] pages that are no definitions have no elements to compare', async () => {
    const wish = { slug: 'about-competencyworks', from: 'r1', to: 'r1' }
    expect(await refusalOf(compareDefinitions(wiki.platform, visitor, wish))).toBe('not-found')
  })
})

describe('the lineage of texts that are no versions', () => {
  it('[DEF46] goes by ids to the version a text stands on, and from there as recorded', async () => {
    const changed = await approvedWith(wiki.platform, seededDefinition, { support: 'Students receive support.' })
    const without = changed.content.filter(node => node.attrs?.id !== 'equity')
    await authorOf(wiki.platform, wiki.memberA).write(
      seededDefinition,
      doc(element('joy', 'Joy', 'It is a joy.'), ...without),
    )
    const { body } = await compare(asMember, seededDefinition, '2011', 'draft')
    expect(body).toMatchObject({ reading: 'editorial reading', through: ['2019'] })
    expect(rowsOf(body)).toEqual([
      ['e1', 'new', false],
      ['e2', 'split', false],
      ['e3', 'reworded', false],
      ['e4', 'reworded', false],
      ['e5', 'reworded', true],
      ['e6', 'new', false],
      ['e7', 'split', false],
    ])
    expect(body.summary).toContain('Between 2011 and the draft three elements were reworded.')
    const back = await compare(asMember, seededDefinition, 'draft', '2011')
    expect(back.body.rows.at(-1)).toMatchObject({ kind: 'retired', anchor: 'was-e6' })
    const since = await compare(asMember, seededDefinition, '2019', 'draft')
    expect(since.body).toMatchObject({ reading: null, through: [] })
    expect(since.body.rows.at(-1)).toMatchObject({ kind: 'retired', before: [{ handle: 'Equity' }] })
  })

  it('[DEF46] leads through versions between, where only the steps are recorded', async () => {
    const slug = await aDefinition(element('a', 'A', 'Skills and knowledge.'))
    const one = await nameVersion(slug, 'one')
    await people.publish(slug, doc(element('b', 'B', 'Skills.'), element('c', 'C', 'Knowledge.')))
    const two = await nameVersion(slug, 'two')
    await people.publish(slug, doc(element('d', 'D', 'Knowledge.')))
    const three = await nameVersion(slug, 'three')
    const { id: pageId } = await findPage(wiki.platform, slug)
    const record = (fromVersionId: string, toVersionId: string, ...pairs: [string, string, 'split' | 'kept'][]) =>
      wiki.platform.database.inTransaction(tx =>
        insertReading(tx, wiki.platform, {
          ...{ pageId, fromVersionId, toVersionId, number: 1, reading: 'editorial reading', summary: 'A test' },
          ...{ restoredNumber: null, recordedById: null, outsideRecorder: null, recordedAt: wiki.platform.clock() },
          ties: pairs.map(([from, to, kind]) => ({
            ...{ from, to, kind, carried: [], arrived: [], rationale: `${from} went to ${to}.` },
          })),
        }),
      )
    await record(one, two, ['a', 'b', 'split'], ['a', 'c', 'split'])
    await record(two, three, ['c', 'd', 'kept'])
    const { body } = await compare(asVisitor, slug, 'one', 'three')
    expect(body).toMatchObject({ reading: 'editorial reading', through: ['two'] })
    expect(body.rows).toMatchObject([
      {
        ...{ kind: 'reworded', before: [{ elementId: 'a' }], after: [{ elementId: 'd' }] },
        rationale: [{ from: 1, to: 1, text: 'a went to c. c went to d.' }],
      },
    ])
    const back = await compare(asVisitor, slug, 'three', 'one')
    expect(back.body.rows).toMatchObject([{ before: [{ elementId: 'd' }], after: [{ elementId: 'a' }] }])
  })
})

describe('the text around the elements', () => {
  it('[DEF47] is compared too, and its changes are counted with the others', async () => {
    const slug = await aDefinition(paragraph('i', 'An intro.'), element('a', 'A', 'One.'), paragraph('z', 'The end.'))
    await people.publish(
      slug,
      doc(paragraph('i', 'A longer intro.'), element('a', 'A', 'One more.'), paragraph('z', 'The end.')),
    )
    const { body } = await compare(asVisitor, slug, 'r1', 'r2')
    expect(body.changes).toBe(2)
    expect(body.around).toMatchObject({ changes: 1, summary: 'One paragraph reworded.' })
    expect((await compare(asVisitor, seededDefinition, '2011', '2019')).body.around).toBeNull()
  })

  it('[DEF47] texts without elements, and with one on one side alone, are compared', async () => {
    const slug = await aDefinition(paragraph('i', 'Nothing agreed yet.'))
    await people.publish(slug, doc(element('a', 'A', 'One.')))
    const { body } = await compare(asVisitor, slug, 'r1', 'r2')
    expect(body).toMatchObject({ headline: 'From no elements to one', counts: { new: 1 }, around: { changes: 1 } })
    const same = await compare(asVisitor, slug, 'r1', 'r1')
    expect(same.body).toMatchObject({ changes: 0, rows: [] })
  })
})

it('[DEF93] the comparisons of the same two, as texts and along the lineage, lead to each other, also with the draft', async () => {
  const slug = await aDefinition(element('a', 'A', 'One.'))
  await nameVersion(slug, '2011')
  await people.publish(slug, doc(element('a', 'A', 'One more.')))
  const at = `/wiki/${slug}`
  for (const [caller, texts, lineage] of [
    [asVisitor, `${at}/compare?from=1&to=2`, `${at}/versions/compare?from=2011&to=r2`],
    [asMember, `${at}/compare/draft?from=2`, `${at}/versions/compare?from=r2&to=draft`],
  ] as const) {
    const [asTexts, along] = await Promise.all([texts, lineage].map(path => caller.get(wiki.url + path)))
    expect(String(asTexts?.body)).toContain(`href="${lineage.replaceAll('&', '&amp;')}">Compare along the lineage</a>`)
    const back = texts.replace('compare/draft?from=2', 'compare?from=2&to=draft').replaceAll('&', '&amp;')
    expect(String(along?.body)).toContain(`href="${back}">Compare as texts.</a>`)
  }
})

it('[DEF48] many elements are told in parts, in the order of the newer text', async () => {
  const many = (words: string) =>
    Array.from({ length: 250 }, (_, at) => element(`e${at}`, '', `Element ${at} ${words}.`))
  const slug = await aDefinition(paragraph('i', 'An intro.'), ...many('as it was'))
  await people.publish(slug, doc(paragraph('i', 'A longer intro.'), ...many('as it is')))
  const first = await compare(asVisitor, slug, 'r1', 'r2')
  expect(first.body).toMatchObject({ part: { number: 1, of: 2 }, changes: 251, around: null })
  expect(first.body.rows.map(({ anchor }) => anchor).at(-1)).toBe('e200')
  const { body } = await asVisitor.get(`/definitions/${slug}/compare?from=r1&to=r2&part=9`)
  const last = body as DefinitionComparison
  expect([last.part, last.rows.length, last.rows[0]?.anchor, last.around?.changes]).toEqual([
    { number: 2, of: 2 },
    50,
    'e201',
    1,
  ])
})

it('[DEF48] long texts are compared beside the event loop, with the same answer', async () => {
  const long = (words: string) =>
    Array.from({ length: 60 }, (_, at) =>
      element(`e${at}`, `E${at}`, `Element ${at} ${words} ${'and on '.repeat(20)}.`),
    )
  const slug = await aDefinition(...long('as it was'))
  await people.publish(slug, doc(...long('as it is')))
  const [once, again] = [await compare(asVisitor, slug, 'r1', 'r2'), await compare(asVisitor, slug, 'r1', 'r2')]
  expect(once.body.counts).toMatchObject({ reworded: 60, moved: 0 })
  expect(once.body.rows[59]?.inline?.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'del', text: 'was', marks: [] },
    { kind: 'ins', text: 'is', marks: [] },
  ])
  expect(again.body).toEqual(once.body)
})
