import type { Platform } from '@fieldword/server/platform/platform.ts'
import { propose } from '@fieldword/server/review/commands.ts'
import { previewProposal } from '@fieldword/server/review/proposing.ts'
import { restore } from '@fieldword/server/review/restore-commands.ts'
import { bold, doc, heading, link, paragraph, text } from '@fieldword/shared/document/build.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { revisionOrigin } from '@fieldword/shared/revisions/contract.ts'
import { isMinor } from '@fieldword/shared/revisions/minor.ts'
import { tagsOf } from '@fieldword/shared/revisions/tags.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { approve, authorOf, textOf, twoPeople } from '../support/writing.ts'

let test: TestPlatform
let platform: Platform
let people: Awaited<ReturnType<typeof twoPeople>>
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  people = await twoPeople(platform)
})
afterAll(() => test.close())

describe('tags', () => {
  it('[REV20] restore and import follow from the origin, the others are kept', () => {
    expect(tagsOf('restore', [])).toEqual(['restore'])
    expect(tagsOf('import', ['automatic', 'minor'])).toEqual(['import', 'minor', 'automatic'])
    for (const origin of revisionOrigin.options) expect(tagsOf(origin, ['minor'])).toContain('minor')
    expect(tagsOf('proposal', [])).toEqual([])
  })

  it('[REV20] minor is what its proposer says', async () => {
    const { slug } = await people.author.makePage('Said to be minor')
    await people.publish(slug, textOf('Evidence of mastery.'))
    await people.author.write(slug, textOf('Proof of mastery.'))
    const { contentHash } = await previewProposal(platform, people.member, slug)
    const wish = { slug, summary: 'Another word', changeKind: 'wording', contentHash } as const
    const proposed = await propose(platform, people.member, { ...wish, minor: true })
    expect(proposed.revision.tags).toEqual(['minor'])
  })

  it('[REV20] minor is found where the words stay, and a restoration is tagged as one', async () => {
    const { slug } = await people.author.makePage('Found to be minor')
    const first = await people.author.propose(slug, textOf('Evidence of mastery, not seat time.'))
    expect(first.revision.tags).toEqual([])
    await people.approve(first)
    const second = await people.author.propose(slug, textOf('Evidence of Mastery (not seat time)'))
    expect(second.revision.tags).toEqual(['minor'])
    await people.approve(second)
    const back = await restore(platform, people.member, { slug, number: 1 })
    expect(back.revision.tags).toContain('restore')
  })
})

describe('minor', () => {
  const before = doc(
    heading('h', 2, 'Seat time'),
    paragraph('p', [text('Not '), text('seat time', link('https://a.example'))]),
  )
  const same: [string, DocumentJson][] = [
    [
      'punctuation and capitals',
      doc(heading('h', 2, 'Seat Time!'), paragraph('p', [text('not: '), text('Seat time', link('https://a.example'))])),
    ],
    [
      'emphasis in a word',
      doc(
        heading('h', 2, [text('Se'), text('at', bold), text(' time')]),
        paragraph('p', [text('Not '), text('seat time', link('https://a.example'))]),
      ),
    ],
    [
      'other ids',
      doc(heading('x', 2, 'Seat time'), paragraph('y', [text('Not '), text('seat time', link('https://a.example'))])),
    ],
  ]
  const other: [string, DocumentJson][] = [
    [
      'a word',
      doc(heading('h', 2, 'Seat time'), paragraph('p', [text('Never '), text('seat time', link('https://a.example'))])),
    ],
    [
      'one word made two',
      doc(heading('h', 2, 'Se at time'), paragraph('p', [text('Not '), text('seat time', link('https://a.example'))])),
    ],
    [
      'another address',
      doc(heading('h', 2, 'Seat time'), paragraph('p', [text('Not '), text('seat time', link('https://b.example'))])),
    ],
    [
      'more words in the link',
      doc(heading('h', 2, 'Seat time'), paragraph('p', [text('Not seat time', link('https://a.example'))])),
    ],
    [
      'another level',
      doc(heading('h', 3, 'Seat time'), paragraph('p', [text('Not '), text('seat time', link('https://a.example'))])),
    ],
    ['a block less', doc(paragraph('p', [text('Not '), text('seat time', link('https://a.example'))]))],
    ['nothing', doc()],
  ]
  it.each(same)('[REV20] %s', (_, after) => expect(isMinor(before, after)).toBe(true))
  it.each(other)('[REV20] is not %s', (_, after) => expect(isMinor(before, after)).toBe(false))
})

describe('shares', () => {
  it('[REV21] tell how much each typed, most first, and are none where nothing was typed', async () => {
    const { slug } = await people.author.makePage('Shared work')
    const other = await aMember(platform, 'Zoe')
    await people.author.write(slug, textOf('123456789', ''))
    await authorOf(platform, other).write(slug, textOf('123456789', '123'))
    const proposed = await people.author.propose(slug)
    expect(proposed.revision.authors).toMatchObject([
      { id: people.member.id, typed: 9, share: 0.75 },
      { id: other.id, typed: 3, share: 0.25 },
    ])
    await approve(platform, people.moderator, proposed)
    await people.publish(slug, textOf('Another text of it.'))
    const back = await restore(platform, people.member, { slug, number: 1 })
    expect(back.revision.authors).toMatchObject([{ id: people.member.id, typed: 0, share: null }])
  })
})
