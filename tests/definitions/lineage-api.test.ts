import type { RecordedTie } from '@fieldword/shared/definitions/lineage-contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Caller } from '../support/caller.ts'
import { aModerator } from '../support/people.ts'
import { createSeededWiki, type SeededWiki, seededDefinition } from '../support/seeded.ts'
import { tie } from './support/texts.ts'

let wiki: SeededWiki
let moderator: Caller
const path = `/definitions/${seededDefinition}/lineage`
const pair = 'from=2011&to=2019'

beforeAll(async () => {
  wiki = await createSeededWiki()
  moderator = await new Caller(wiki.url).signIn(await aModerator(wiki.platform))
})
afterAll(() => wiki.close())

const wish = (said: object) => ({
  ...{ from: '2011', to: '2019', basedOn: 1, reading: 'editorial reading', summary: 'All of it', ties: [] },
  ...said,
})
const send = (said: object) => moderator.send('POST', path, wish(said))
const mastery = (said: Partial<RecordedTie> | object) => ({ ...tie('mastery', 'mastery', 'reworded'), ...said })

describe('what the API takes', () => {
  it.each<[string, object, string]>([
    ['more ties than a reading has', { ties: Array.from({ length: 501 }, () => mastery({})) }, 'ties'],
    [
      'more stretches than a tie has',
      { ties: [mastery({ carried: Array.from({ length: 21 }, () => 'a') })] },
      'ties.0.carried',
    ],
    ['words that are none', { ties: [mastery({ carried: [''] })] }, 'ties.0.carried.0'],
    ['words that are no text', { ties: [mastery({ arrived: [7] })] }, 'ties.0.arrived.0'],
    ['a reason that is too long', { ties: [mastery({ rationale: 'x'.repeat(1_001) })] }, 'ties.0.rationale'],
    ['a reason with what nobody sees', { ties: [mastery({ rationale: 'so\u202eos' })] }, 'ties.0.rationale'],
    ['a kind nobody knows', { ties: [mastery({ kind: 'moved' })] }, 'ties.0.kind'],
    ['a field nobody knows', { ties: [mastery({ moved: true })] }, 'ties.0'],
    ['an element of no name', { ties: [mastery({ from: '' })] }, 'ties.0.from'],
    ['nobody who says so', { reading: ' ' }, 'reading'],
    ['no summary', { summary: '' }, 'summary'],
    ['a number that is none', { basedOn: -1 }, 'basedOn'],
  ])('[DEF36] is not %s, and it says where', async (_, said, where) => {
    const { status, body } = await send(said)
    expect(status).toBe(400)
    const { code, details } = body as { code: string; details: { issues: { path: string }[] } }
    expect(code).toBe('bad-input')
    expect(details.issues.map(issue => issue.path)).toContain(where)
  })

  it('[DEF35] [DEF36] is no tie the texts contradict, each told by its place', async () => {
    const { status, body } = await send({ ties: [mastery({}), tie('nobody', 'agency', 'reworded')] })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      code: 'lineage-broken',
      details: { issues: [{ path: 'ties.1', message: 'The version 2011 has no element “nobody”.' }] },
    })
  })

  it('[DEF30] is a reading, which is then read by everybody', async () => {
    const recorded = await send({ ties: [mastery({ rationale: '<script>alert(1)</script>' })] })
    expect(recorded).toMatchObject({ status: 200, body: { number: 2, counts: true, ties: 1 } })
    const visitor = new Caller(wiki.url)
    expect((await visitor.get(`${wiki.url}/api/v1${path}?${pair}`)).body).toMatchObject({
      items: [{ number: 2 }, { number: 1, recordedBy: null }],
      nextCursor: null,
    })
    const read = await visitor.get(`${wiki.url}/api/v1${path}/2?${pair}`)
    expect(read.body).toMatchObject({ newest: 2, ties: [{ from: 'mastery', moved: true }] })
    const differences = await visitor.get(
      `${wiki.url}/api/v1/definitions/${seededDefinition}/lineage-differences?${pair}&before=1&after=2`,
    )
    expect(JSON.stringify(differences.body)).toContain('now says why')
    const page = await visitor.get(`${wiki.url}/wiki/${seededDefinition}/versions/lineage/2?${pair}`)
    expect(page.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page.body).not.toContain('<script>alert(1)')
  })

  it('[DEF32] is an older reading to be restored, once', async () => {
    const restored = await moderator.send('POST', `${path}/1/restoration`, { from: '2011', to: '2019', basedOn: 2 })
    expect(restored).toMatchObject({ status: 200, body: { number: 3, restoredNumber: 1 } })
    const late = await moderator.send('POST', `${path}/2/restoration`, { from: '2011', to: '2019', basedOn: 2 })
    expect(late).toMatchObject({ status: 409, body: { code: 'lineage-moved-on', details: { newest: 3 } } })
  })
})

describe('the pages', () => {
  it('[DEF32] lead from no pair to the one that is compared, and from what is not there to a problem', async () => {
    const visitor = new Caller(wiki.url)
    const none = await visitor.get(`${wiki.url}/wiki/${seededDefinition}/versions/lineage`)
    expect([none.status, none.headers.get('location')]).toEqual([
      303,
      `/wiki/${seededDefinition}/versions/lineage?${pair}`,
    ])
    expect((await visitor.get(`${wiki.url}/wiki/${seededDefinition}/versions/lineage/99?${pair}`)).status).toBe(404)
    expect((await visitor.get(`${wiki.url}/wiki/${seededDefinition}/versions/lineage?from=2011&to=1999`)).status).toBe(
      404,
    )
    const edit = await visitor.get(`${wiki.url}/wiki/${seededDefinition}/versions/lineage/edit?${pair}`)
    expect(edit.headers.get('location')).toMatch(/^\/sign-in\?next=.*lineage%2Fedit%3Ffrom%3D2011/)
  })
})
