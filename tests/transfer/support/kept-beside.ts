import { setTrust } from '@fieldword/server/accounts/trust-commands.ts'
import { beginDraft, inviteToDraft } from '@fieldword/server/collab/own-drafts-commands.ts'
import { setLead } from '@fieldword/server/definitions/front-commands.ts'
import { recordLineage } from '@fieldword/server/definitions/lineage-commands.ts'
import { readForEditing } from '@fieldword/server/definitions/lineage-reading.ts'
import { addErratum } from '@fieldword/server/definitions/publishing-commands.ts'
import { linkTerm } from '@fieldword/server/pages/label-commands.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { assignReview } from '@fieldword/server/review/assignment-commands.ts'
import { acceptPart } from '@fieldword/server/review/part-commands.ts'
import { previewPart } from '@fieldword/server/review/parting.ts'
import { checkChanges } from '@fieldword/server/review/patrol-commands.ts'
import { aDefinition } from '../../definitions/support/definition.ts'
import { aMember, anAdmin } from '../../support/people.ts'
import { authorOf, textOf, twoPeople } from '../../support/writing.ts'

/** What is kept beside texts and decisions: trust, drafts of one's own, who has what to do, errata, what is not linked, the front page. */
export async function keptBeside(platform: Platform): Promise<void> {
  await drafted(platform)
  await wentLive(platform)
  await inPart(platform)
  const admin = await anAdmin(platform)
  const { slug, publish, moderator } = await aDefinition(platform, 'Leading')
  await publish('2022')
  await addErratum(platform, moderator, { slug, label: '2022', text: 'A comma is missing.' })
  await setLead(platform, admin, slug)
  await readAnew(platform)
  await linkTerm(platform, admin, { slug: 'written-here', term: slug, linked: false })
  const place = { block: 'p1', number: 1 }
  await linkTerm(platform, admin, { slug: 'decided-upon', term: slug, linked: false, place })
}

/** Somebody here reads the lineage of the seed otherwise. */
async function readAnew(platform: Platform): Promise<void> {
  const { moderator } = await twoPeople(platform)
  const pair = { slug: 'competency-based-education', from: '2011', to: '2019' }
  const { ties, reading } = await readForEditing(platform, moderator, pair)
  const why = ties.map(tie => ({ ...tie, rationale: tie.rationale || 'Read off both texts.' }))
  await recordLineage(platform, moderator, {
    ...{ ...pair, basedOn: reading?.number ?? 0, reading: 'editorial reading', summary: 'Say why', ties: why },
  })
}

async function drafted(platform: Platform): Promise<void> {
  const { author, publish, member } = await twoPeople(platform)
  const { slug } = await author.makePage('Drafted apart')
  await publish(slug, textOf('As it is.'))
  const { id } = await beginDraft(platform, member, { slug, purpose: 'Say it shorter', from: 'approved' })
  await inviteToDraft(platform, member, { id, name: (await aMember(platform, 'Guest Of A Draft')).name })
}

async function wentLive(platform: Platform): Promise<void> {
  const { author, member, moderator } = await twoPeople(platform)
  await setTrust(platform, moderator, { id: member.id, trusted: true, reason: 'Writes well' })
  const { slug } = await author.makePage('Went live')
  const { revision } = await authorOf(platform, member).propose(slug, textOf('Live.'))
  await checkChanges(platform, await anAdmin(platform), [revision.id])
}

async function inPart(platform: Platform): Promise<void> {
  const { author, publish, moderator } = await twoPeople(platform)
  const { slug } = await author.makePage('In part')
  await publish(slug, textOf('By seat time.', 'Pace is set.'))
  const { id } = await author.propose(slug, textOf('Upon mastery.', 'Pace varies.'))
  await assignReview(platform, moderator, { id, assigneeId: moderator.id, seenId: null })
  const { contentHash, ontoHash, resultHash } = await previewPart(platform, moderator, { id, chosen: [1] })
  const reason = 'The pace is not agreed yet.'
  await acceptPart(platform, moderator, { id, chosen: [1], reason, contentHash, ontoHash, resultHash })
}
