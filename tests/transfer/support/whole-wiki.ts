import { blockAccount, unblockAccount } from '@fieldword/server/accounts/blocking-commands.ts'
import { docOf } from '@fieldword/server/collab/draft-document.ts'
import { findOrCreateWorkingDraft, renewDraft } from '@fieldword/server/collab/index.ts'
import { readStored } from '@fieldword/server/collab/log-queries.ts'
import { packOldest } from '@fieldword/server/collab/update-log-packing.ts'
import { writeSnapshot } from '@fieldword/server/collab/update-log-snapshots.ts'
import { forgetQuotes } from '@fieldword/server/discussion/index.ts'
import { renamePage } from '@fieldword/server/pages/commands.ts'
import { deletePage } from '@fieldword/server/pages/deletion-commands.ts'
import { findPage, lockPage } from '@fieldword/server/pages/index.ts'
import { protectPage } from '@fieldword/server/pages/protection-commands.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { propose } from '@fieldword/server/review/commands.ts'
import { decideReview } from '@fieldword/server/review/decision-commands.ts'
import { delegate, endDelegation } from '@fieldword/server/review/delegation-commands.ts'
import { previewProposal } from '@fieldword/server/review/proposing.ts'
import { restore } from '@fieldword/server/review/restore-commands.ts'
import { setRules } from '@fieldword/server/review/rules-commands.ts'
import { undo } from '@fieldword/server/review/undo-commands.ts'
import { previewUndo } from '@fieldword/server/review/undoing.ts'
import { update } from '@fieldword/server/review/update-commands.ts'
import { previewUpdate } from '@fieldword/server/review/updating.ts'
import { hideParts } from '@fieldword/server/revisions/hiding-commands.ts'
import { redactText } from '@fieldword/server/revisions/redaction-commands.ts'
import { forgetSources } from '@fieldword/server/transfer/index.ts'
import { type ExportWish, wikiLines } from '@fieldword/server/transfer/wiki-export.ts'
import { doc, paragraph } from '@fieldword/shared/document/build.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import * as Y from 'yjs'
import { seedWhenEmpty } from '../../../prisma/seed/seed.ts'
import { aDefinition } from '../../definitions/support/definition.ts'
import { onWords, talkOf } from '../../discussion/support/talk.ts'
import { aMember, aModerator, anAdmin } from '../../support/people.ts'
import { aRule } from '../../support/protecting.ts'
import { approve, authorOf, decideAs, textOf, twoPeople } from '../../support/writing.ts'
import { dumpOf } from './dump.ts'
import { guarded } from './guarded.ts'
import { bringIn, fileOf } from './importing.ts'
import { inProcesses } from './in-processes.ts'
import { keptBeside } from './kept-beside.ts'

/** Whoever takes a wiki out has no account in it, as the command has none. */
export const operator: Actor = {
  ...{ role: 'admin', id: '00000000-0000-0000-0000-000000000000', name: 'Operator', colour: 0, block: null },
}

export async function takeOut(from: Platform, wish?: ExportWish): Promise<string> {
  let text = ''
  for await (const line of wikiLines(from, operator, wish)) text += line
  return text
}

/** Where an export parts from another, shortened to be read; null where they are equal. */
export function firstDifference(one: string, other: string): readonly string[] | null {
  if (one === other) return null
  const [lines, others] = [one.split('\n'), other.split('\n')]
  const index = lines.findIndex((line, number) => line !== others[number])
  const [line = '', otherLine = ''] = [lines[index], others[index]]
  const start = Math.max(0, [...line].findIndex((sign, place) => sign !== otherLine[place]) - 40)
  return [line, otherLine].map(text => `${index}: ${text.slice(0, 60)} … ${text.slice(start, start + 200)}`)
}

/** The seed, a history from elsewhere, and what people here make of things: every kind of thing an export tells. */
export async function buildWholeWiki(platform: Platform): Promise<void> {
  await seedWhenEmpty(platform)
  await proposals(platform)
  await typedByTwo(platform)
  await fromElsewhere(platform)
  await moderated(platform)
  await discussed(platform)
  await named(platform)
  await inRounds(platform)
  await keptBeside(platform)
  await guarded(platform)
  await inProcesses(platform)
}

/** Versions that follow each other, with their logs. */
async function named(platform: Platform): Promise<void> {
  const { publish, move } = await aDefinition(platform, 'Named')
  await publish('2020')
  await publish('2021', { supersedes: '2020' })
  await move('2021', 'withdrawn')
}

/** An open one, one brought up to date, one rejected, one withdrawn, one undone, one restored. */
async function proposals(platform: Platform): Promise<void> {
  const { member, moderator, author, approve, publish } = await twoPeople(platform)
  const { slug } = await author.makePage('Written here', { parentSlug: 'mastery' })
  const first = textOf('Students advance.', 'Pace varies.')
  await publish(slug, first)
  await publish(slug, textOf('Students advance upon mastery.', 'Pace varies.'))
  const outdated = await author.propose(slug, textOf('Students advance upon mastery.', 'Pace varies by student.'))
  const undone = await previewUndo(platform, member, { slug, number: 2, choices: [] })
  await approve(await undo(platform, member, { slug, number: 2, choices: [], ontoHash: undone.onto.contentHash }))
  const updating = await previewUpdate(platform, member, { id: outdated.id, choices: [] })
  await update(platform, member, { id: outdated.id, choices: [], ontoHash: updating.onto.contentHash })
  const { slug: other } = await author.makePage('Decided on')
  await publish(other, first)
  await publish(other, textOf('Another start.'))
  const rejected = await author.propose(other, textOf('No.'))
  await decideReview(platform, moderator, { id: rejected.id, kind: 'reject', reason: 'No source is named' })
  const withdrawn = await author.propose(other, textOf('Perhaps.'))
  await decideReview(platform, member, { id: withdrawn.id, kind: 'withdraw', reason: '' })
  await approve(await restore(platform, member, { slug: other, number: 1 }))
  await author.makePage('Without a text')
  await renamePage(platform, moderator, { slug: other, title: 'Decided upon' })
}

/** One in its second round with one of two approvals, one sent back, one whose approval was reverted; a delegate and the rules. */
async function inRounds(platform: Platform): Promise<void> {
  const { member, moderator, author, publish } = await twoPeople(platform)
  const { slug } = await author.makePage('In rounds', { kind: 'definition' })
  const first = await author.propose(slug, textOf('One round.'))
  await decideAs(platform, moderator, first, 'request_changes', 'Say more')
  await author.write(slug, textOf('Another round.'))
  const { contentHash } = await previewProposal(platform, member, slug)
  const told = { summary: 'Say more', changeKind: 'meaning', contentHash } as const
  const next = await propose(platform, member, { slug, ...told, review: first.id })
  await decideReview(platform, moderator, {
    ...{ id: next.id, kind: 'approve', reason: '', contentHash, checked: ['summary'] },
  })
  const { slug: other } = await author.makePage('Sent back')
  await decideAs(platform, moderator, await author.propose(other, textOf('Back.')), 'request_changes', 'Say more')
  const { slug: reverted } = await author.makePage('Reverted')
  await decideAs(platform, moderator, await publish(reverted, textOf('Too early.')), 'revert', 'Too early')
  const until = new Date(platform.clock().getTime() + 1000 * 60 * 60).toISOString()
  const { id } = await delegate(platform, moderator, { page: slug, to: member.name, until, reason: 'Knows it' })
  await endDelegation(platform, moderator, { id })
  const rules = { definitions: 2, largeChanges: 1, reason: 'Few of us' }
  await setRules(platform, await anAdmin(platform), rules)
}

/** One text of two people, and then another word of the second; then a draft that goes on, packed and seeked in. */
async function typedByTwo(platform: Platform): Promise<void> {
  const [ada, ben] = [await aMember(platform, 'Ada Types'), await aMember(platform, 'Ben Types')]
  const moderator = await aModerator(platform)
  const { slug, id: pageId } = await authorOf(platform, ada).makePage('Typed by two')
  const publish = async (...paragraphs: [string, string][]) => {
    const text = doc(...paragraphs.map(([id, words]) => paragraph(id, words)))
    await approve(platform, moderator, await authorOf(platform, ben).propose(slug, text))
  }
  const [adas, bens] = ['Ada wrote these words.', 'Ben wrote those below.']
  await authorOf(platform, ada).write(slug, textOf(adas))
  await publish(['p1', adas], ['p2', bens])
  await publish(['p1', adas], ['p3', 'And again others.'], ['p2', bens])
  for (const words of ['Now', 'Now this', 'Now this is new.']) await authorOf(platform, ada).write(slug, textOf(words))
  const { sql, prisma } = platform.database
  const { draftId } = await findOrCreateWorkingDraft(platform, pageId)
  const { updates, seq } = await readStored(prisma, draftId)
  await writeSnapshot(sql, draftId, { seq, bytes: Y.encodeStateAsUpdate(docOf(updates)) })
  await packOldest(sql, draftId, 1)
  await authorOf(platform, ada).write(slug, textOf('Now this is newer.'))
}

/** A dump with a page, an address of it, one of a namespace that stays a source, and a page that only somebody else has. */
async function fromElsewhere(platform: Platform): Promise<void> {
  const dump = dumpOf([
    {
      title: 'Pear',
      id: 1,
      revisions: [
        { id: 1, text: "A '''pear'''{{x}}", by: '203.0.113.7', minor: true },
        { id: 2, text: null, by: null },
        { id: 3, text: 'A pear.' },
      ],
    },
    { title: 'Pears', id: 2, revisions: [{ id: 4, text: '#REDIRECT [[Pear]]' }] },
    { title: 'Talk:Pear', id: 3, ns: 1, revisions: [{ id: 5, text: 'Is it?' }] },
    { title: 'Nowhere', id: 4, revisions: [{ id: 6, text: '#REDIRECT [[Not here]]' }] },
  ])
  await bringIn(platform, fileOf(dump))
  await bringIn(platform, fileOf(dump.slice(0, -200), 'broken.xml'))
  await bringIn(platform, new URL('../../fixtures/histories/wpd-beginners.jsonl.gz', import.meta.url).pathname)
}

/** Threads about words and about a page: edited, reacted to, reported, hidden, resolved, and of a visitor. */
async function discussed(platform: Platform): Promise<void> {
  const { member, moderator, author } = await twoPeople(platform)
  const { slug } = await author.makePage('Talked about')
  const [hers, theirs, outside] = [member, moderator, visitor].map(actor => talkOf(platform, actor))
  const first = await hers?.start(slug, 'Is it so?', { anchor: onWords('Words') })
  const second = await theirs?.reply(first?.threadId ?? '', `Ask @${member.name}`)
  if (!hers || !theirs || !outside || !first || !second) throw new Error('unreachable: three talk')
  await theirs.edit(second.commentId, `Better ask @${member.name}`)
  await hers.react(second.commentId, 'thanks')
  await hers.report(second.commentId, 'It is off the topic')
  await theirs.set(slug, false, true)
  await outside.start(slug, 'And we?', { guestName: 'A teacher' })
  await hers.setState(first.threadId, 'resolved')
  await theirs.setHidden(first.commentId, true)
}

/** What moderators and admins do: hidden, destroyed, deleted, protected, blocked. */
async function moderated(platform: Platform): Promise<void> {
  const { member, moderator, author, publish } = await twoPeople(platform)
  const admin = await anAdmin(platform)
  const reason = 'Names a student who is a minor'
  const { slug, id } = await author.makePage('Moderated')
  for (const words of ['One', 'Two', 'Three', 'Four']) await publish(slug, textOf(words))
  await hideParts(lockPage, platform, moderator, id, { number: 1, text: true, authors: true, summary: true, reason })
  await hideParts(lockPage, platform, moderator, id, { number: 1, text: true, authors: false, summary: true, reason })
  await redactText({ lockPage, renewDraft, forgetSources, forgetQuotes }, platform, admin, id, { number: 2, reason })
  const pear = await findPage(platform, 'pear')
  await hideParts(lockPage, platform, moderator, pear.id, {
    ...{ number: 1, text: false, authors: true, summary: true, reason },
  })
  const { slug: gone } = await author.makePage('Gone')
  await publish(gone, textOf('Was here.'))
  await deletePage(platform, moderator, { slug: gone, reason })
  await protectPage(platform, moderator, aRule(slug, { editableBy: 'moderator' }))
  await protectPage(
    platform,
    moderator,
    aRule('pear', { scope: 'tree', waits: 'everybody', approvals: 2, until: '2999-12-12T23:59:59.999Z' }),
  )
  await blockAccount(platform, moderator, { id: member.id, reason: 'Spam', until: null })
  await unblockAccount(platform, moderator, { id: member.id, reason: 'A misunderstanding' })
}
