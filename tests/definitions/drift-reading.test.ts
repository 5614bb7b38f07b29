import { readFileSync } from 'node:fs'
import { readDrift } from '@fieldword/server/definitions/drift.ts'
import { wordsOfHtml } from '@fieldword/server/definitions/html-words.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { doc, paragraph } from '@fieldword/shared/document/build.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { aDefinition, type DefinitionInTests, elementsOf } from './support/definition.ts'

let test: TestPlatform
let platform: Platform
let definition: DefinitionInTests

beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  definition = await aDefinition(platform)
  const text = elementsOf({
    pace: 'Everybody learns at their own pace.',
    proof: 'Progress rests on evidence of mastery.',
  })
  await definition.publish('2019', { revision: await definition.approve(text) })
})
afterAll(() => test.close())

const pageWith = (body: string) => async (address: string) => ({ body, isHtml: true, address })

describe('the drift of a text', () => {
  it('[DEF85] from the text visitors read, or from a version by name', async () => {
    const { slug } = definition
    const drift = await readDrift(platform, visitor, { slug, text: 'Everybody learns at their own speed.' })
    expect(drift).toMatchObject({ version: { label: '2019' }, address: null, counts: { reworded: 1, missing: 1 } })
    const named = await readDrift(platform, visitor, { slug, version: '2019', text: 'Other words.' })
    expect(named.counts).toMatchObject({ missing: 2, added: 1 })
    expect(await refusalOf(readDrift(platform, visitor, { slug, version: '1900', text: 'x' }))).toBe('not-found')
  })

  it('[DEF85] from a definition in paragraphs, by these; from one of which nothing is approved, by nothing', async () => {
    const plain = await aDefinition(platform)
    const wish = { slug: plain.slug, text: 'Time spent in a seat.' }
    expect(await refusalOf(readDrift(platform, visitor, wish))).toBe('nothing-to-compare')
    await plain.approve(doc(paragraph('1', 'Time spent in a seat.'), paragraph('2', 'Measured in hours.')))
    const { summary, counts } = await readDrift(platform, visitor, wish)
    expect(counts).toMatchObject({ kept: 1, missing: 1, added: 0 })
    expect(summary).toContain('Of the two elements of the approved text, one stands word for word')
  })

  it('[DEF89] nothing of it is kept', async () => {
    const secret = 'Sentence that must not be kept anywhere'
    await readDrift(platform, visitor, { slug: definition.slug, text: secret })
    const tables = await platform.database.prisma.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`
    for (const { name } of tables) {
      const found = await platform.database.prisma.$queryRawUnsafe<unknown[]>(
        `SELECT 1 FROM "${name}" WHERE "${name}"::text LIKE '%${secret}%' LIMIT 1`,
      )
      expect([name, found.length]).toEqual([name, 0])
    }
  })

  it('[DEF90] [POL32] the wiki reads the web for members, and not without end', async () => {
    const wish = { slug: definition.slug, address: 'https://school.example/about' }
    const page = pageWith('<main><ol><li>Everybody learns at their own pace.</li></ol></main>')
    expect(await refusalOf(readDrift(platform, visitor, wish, page))).toBe('sign-in-needed')
    const member = await aMember(platform)
    const drift = await readDrift(platform, member, wish, page)
    expect(drift).toMatchObject({ address: wish.address, counts: { kept: 1, missing: 1, added: 0 } })
    for (let time = 1; time < 20; time += 1) await readDrift(platform, member, wish, page)
    expect(await refusalOf(readDrift(platform, member, wish, page))).toBe('too-many')
  })
})

describe('the words of a page', () => {
  it('[DEF91] are those of its blocks, and of nothing else', () => {
    const html = `<title>No</title><nav>No</nav><style>p{}</style><script>alert(1)</script>
      <h1>Our  promise</h1><p>One <b>bold</b> line<br>and another</p><ul><li>first<li>second</ul>
      <table><tr><td>a<td>b</table><form><input value=no>No</form><template>No</template><p>&amp; caf&eacute;`
    expect(wordsOfHtml(html).split('\n')).toEqual([
      ...['Our promise', 'One bold line', 'and another', 'first', 'second', 'a', 'b', '& café'],
    ])
  })

  it('[DEF91] hostile pages give words and nothing that could run', () => {
    const read = (name: string) => readFileSync(new URL(`../fixtures/hostile/${name}`, import.meta.url), 'utf8')
    const payloads = [
      ...read('xss-payloads.txt').split('\n'),
      ...(JSON.parse(read('dompurify-expect.json')) as { payload: string }[]).map(({ payload }) => payload),
    ]
    for (const payload of payloads) expect(typeof wordsOfHtml(payload)).toBe('string')
    expect(wordsOfHtml('<script>alert(1)</script><p onclick="x()">Words')).toBe('Words')
  })

  it('[DEF91] pages made to be deep, or long, come to an end', () => {
    expect(wordsOfHtml('<div>'.repeat(20_000))).toBe('')
    expect(wordsOfHtml('<p>word</p>'.repeat(200_000)).length).toBeLessThanOrEqual(600_000)
  })
})
