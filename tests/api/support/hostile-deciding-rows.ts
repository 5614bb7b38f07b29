import { recordChangesTo } from '@fieldword/server/processes/change-commands.ts'
import type { StageKind } from '@fieldword/shared/processes/vocabulary.ts'
import { closeStage, giveRole, openStage, type ProcessOptions } from '../../processes/support/a-process.ts'
import { aCandidate, adoptionWish, type Candidate, vote } from '../../processes/support/deciding.ts'
import type { Done, HostileField } from './hostile-field.ts'
import { asMember, inIt, inStage, type Numbered } from './hostile-process-rows.ts'
import { type Row, row } from './hostile-rows.ts'
import { hostileWords } from './hostile-words.ts'

/** Drafts, ratings, meetings, the last call, the ballot and what comes after it. */
export const decidingRows: readonly Row[] = [
  row('processes.classChanges', async field => ({ ...(await changed(field)), class: 'c2' })),
  row('processes.explainChanges', changed),
  row('processes.beginProcessDraft', async field => ({ slug: (await inStage(field, 'drafting')).slug })),
  row('processes.chooseCandidate', async field => {
    const process = await inStage(field, 'drafting')
    const { slug } = process
    const draft = await field.first(field.admin, 'POST', `/processes/${slug}/drafts`, { purpose: 'All of it' })
    const { contentHash } = await field.first<{ contentHash: string }>(
      field.admin,
      'GET',
      `/processes/${slug}/drafts/${draft.id}/comparison`,
    )
    return { slug, draft: draft.id, contentHash }
  }),
  row('processes.rate', async field => {
    const { slug } = await inStage(field, 'rating', { fewest: 1 })
    const { elements } = await field.first<Sheet>(field.admin, 'GET', `/processes/${slug}/ratings/own`)
    const [first] = elements
    return { slug, round: 1, 'ratings.0.element': first?.id, 'ratings.0.hash': first?.hash, 'ratings.0.value': 2 }
  }),
  row('processes.addMeeting', async field => ({
    slug: (await inStage(field, 'convening')).slug,
    heldOn: '2026-11-20',
  })),
  row('processes.correctMeeting', async field => ({ ...(await meetingIn(field)), heldOn: '2026-11-20' })),
  row('processes.addMinutes', async field => ({
    ...(await meetingIn(field)),
    ...{ 'items.0.elementId': 'e1', 'items.0.consent': true, 'items.0.stratum': '' },
  })),
  row('processes.addPoll', async field => ({
    ...(await meetingIn(field)),
    options: [1, 2].map(count => ({ text: hostileWords({ maxLength: 300 }), count })),
  })),
  row('processes.addMinorityNote', async field => ({
    ...{ slug: (await lastCall(field)).process.slug, elementId: 'e1', forOther: true, consent: true },
  })),
  row(
    'processes.object',
    async field => {
      const { process, textHash } = await lastCall(field)
      return { slug: process.slug, textHash, elementId: 'e1' }
    },
    asMember,
  ),
  row('processes.takeObjectionOn', async field => {
    const { process, textHash } = await lastCall(field)
    const said = { textHash, text: 'Too long.', remedy: 'Cut it.' }
    const { number } = await field.first<Numbered>(field.member, 'POST', `/processes/${process.slug}/objections`, said)
    return { slug: process.slug, number, kind: 'rule', ruling: 'dismissed' }
  }),
  row('processes.vote', async field => {
    const { process, textHash } = await candidateIn(field, 'ballot', 'adoption', adopting)
    return { slug: process.slug, textHash, choice: 'reject' }
  }),
  row('processes.adopt', async field => {
    const { process, textHash } = await passed(field, await candidateIn(field, 'ballot', 'adoption', adopting))
    return { slug: process.slug, textHash, label: '2026', datedOn: '2026', ties: undefined, supersedes: null }
  }),
  row('processes.reportErratum', async field => ({ slug: await maintained(field), elementId: 'e1' })),
  row('processes.decideErratum', async field => {
    const slug = await maintained(field)
    const said = { text: 'A comma is missing.' }
    const { number } = await field.first<Numbered>(field.admin, 'POST', `/processes/${slug}/errata`, said)
    return { slug, number, outcome: 'issued' }
  }),
  row('processes.callCycle', async field => ({ slug: await maintained(field) })),
  row('processes.setWordsHidden', async field => ({ ...(await noteIn(field)), hidden: true })),
  row('processes.destroyWords', noteIn),
]

interface Sheet {
  readonly elements: readonly { readonly id: string; readonly hash: string }[]
}

/** A change of the text that nobody explained. */
async function changed(field: HostileField) {
  const { slug } = await field.once('changed', async () => {
    const { process } = await aCandidate(field.platform)
    await giveRole(field.platform, process, 'editor', field.admin)
    await recordChangesTo(field.platform, field.admin, { slug: process.slug, revision: 2 })
    return process
  })
  const { items } = await field.first<{ items: Done[] }>(field.admin, 'GET', `/processes/${slug}/changes`)
  return { slug, changes: items.slice(0, 1).map(({ id }) => id) }
}

async function meetingIn(field: HostileField) {
  const { slug } = await inStage(field, 'convening')
  const facts = { title: 'In the library', heldOn: '2026-11-20', place: 'The library', address: '' }
  const { id } = await field.once('meeting', () =>
    field.first(field.admin, 'POST', `/processes/${slug}/meetings`, facts),
  )
  return { slug, meeting: id }
}

/** A process in a stage that a candidate is needed for. */
const candidateIn = (field: HostileField, name: string, kind: StageKind, stages: ProcessOptions['stages']) =>
  field.once(name, async () => {
    const candidate = await aCandidate(field.platform, { charter: { smallestCell: 1 }, stages: stages ?? [kind] })
    for (const role of inIt) await giveRole(field.platform, candidate.process, role, field.admin)
    await candidate.open(kind)
    return candidate
  })

const lastCall = (field: HostileField) => candidateIn(field, 'last call', 'last_call', ['last_call'])

const adopting: ProcessOptions['stages'] = [{ kind: 'adoption', plan: { quorum: 1 } }, 'maintenance']

async function passed(field: HostileField, candidate: Candidate): Promise<Candidate> {
  await vote(field.platform, candidate, field.admin, 'approve')
  await closeStage(field.platform, candidate.process, 'adoption')
  return candidate
}

const maintained = (field: HostileField) =>
  field.once('maintained', async () => {
    const candidate = await passed(field, await candidateIn(field, 'to maintain', 'adoption', adopting))
    const { slug } = candidate.process
    await field.first(field.admin, 'POST', `/processes/${slug}/adoption`, adoptionWish(candidate))
    await openStage(field.platform, candidate.process, 'maintenance')
    return slug
  })

async function noteIn(field: HostileField) {
  const { slug } = (await lastCall(field)).process
  const note = { text: 'It says too little.', forOther: false }
  const { id } = await field.first(field.admin, 'POST', `/processes/${slug}/minority-notes`, note)
  return { slug, kind: 'note', id }
}
