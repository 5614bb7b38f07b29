import { decideProposed, reanchor } from '@fieldword/server/discussion/words-commands.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { aMember } from '../support/people.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { refusalOf } from '../support/refused.ts'
import { twoPeople } from '../support/writing.ts'
import { onWords, talkOf } from './support/talk.ts'

let test: TestPlatform
let people: Awaited<ReturnType<typeof twoPeople>>
let other: SignedIn
let slug: string

beforeAll(async () => {
  test = await createTestPlatform()
  people = await twoPeople(test.platform)
  other = await aMember(test.platform, 'Some Other')
  slug = (await people.author.makePage('Words')).slug
})
afterAll(() => test.close())

const mine = () => talkOf(test.platform, people.member)

describe('proposed words', () => {
  it('[DSC64] are decided on once, by whoever may write in the draft; the thread is resolved with it', async () => {
    const { threadId, commentId } = await mine().start(slug, 'Better', {
      anchor: onWords('using'),
      proposedText: 'through',
    })
    const decide = (actor: SignedIn | typeof visitor) =>
      decideProposed(test.platform, actor, { id: commentId, state: 'accepted' })
    expect(await refusalOf(decide(visitor))).toBe('sign-in-needed')
    await decide(other)
    expect(await mine().thread(threadId)).toMatchObject({
      ...{ state: 'resolved', resolvedBy: { name: 'Some Other' } },
      comments: [
        { author: { name: people.member.name }, proposed: { state: 'accepted', decidedBy: { name: 'Some Other' } } },
      ],
    })
    expect(await refusalOf(decide(people.member))).toBe('already-so')
  })

  it('[DSC64] are none of a comment that proposes none', async () => {
    const { commentId } = await mine().start(slug, 'Hm', { anchor: onWords('using') })
    const decided = decideProposed(test.platform, other, { id: commentId, state: 'declined' })
    expect(await refusalOf(decided)).toBe('not-found')
  })
})

describe('ambiguous words', () => {
  it('[DSC63] are said by a person; other words are refused', async () => {
    const { threadId: id } = await mine().start(slug, 'Which?', { anchor: onWords('the') })
    const there = { ...onWords('the'), blockId: 'p2', from: 7, to: 10 }
    await reanchor(test.platform, other, { id, anchor: there })
    expect(await mine().thread(id)).toMatchObject({ anchor: there })
    const elsewhere = reanchor(test.platform, other, { id, anchor: onWords('a') })
    expect(await refusalOf(elsewhere)).toBe('bad-input')
    expect(await mine().thread(id)).toMatchObject({ anchor: there })
  })
})
