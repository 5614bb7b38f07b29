import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { aMember } from '../../support/people.ts'
import { authorOf, textOf } from '../../support/writing.ts'
import type { Done, HostileField } from './hostile-field.ts'
import { hostileWords } from './hostile-words.ts'

/** A way in for words that people write: who uses it, and what of its input has to be what it is for the words to be taken. */
export interface Row {
  readonly route: string
  /** The admin where nobody is named; a visitor where it is null. */
  as?(field: HostileField): SignedIn | null
  given(field: HostileField): Promise<Readonly<Record<string, unknown>>>
}

export const row = (route: string, given: Row['given'], as?: Row['as']): Row => ({ route, given, ...(as && { as }) })

const asVisitor = () => null
const asMember = ({ member }: HostileField) => member
const ofItsOwn = async ({ aText }: HostileField) => ({ slug: await aText() })
const slugOfText = async ({ aText, once }: HostileField) => ({ slug: await once('text', () => aText(2)) })
const somebody = async ({ platform }: HostileField) => ({ id: (await aMember(platform)).id })

const inTenDays = () => new Date(Date.now() + 10 * 24 * 60 * 60 * 1000).toISOString()

/** Accounts, networks, appeals, the filter. */
const guarding: readonly Row[] = [
  row('accounts.signUp', async () => ({ email: 'new@example.org', password: 'long enough for this' }), asVisitor),
  row('accounts.block', somebody),
  row('accounts.unblock', async field => {
    const { id } = await somebody(field)
    await field.first(field.admin, 'PUT', `/accounts/${id}/block`, { reason: 'Spam', until: null })
    return { id }
  }),
  row('accounts.setTrust', async field => ({ ...(await somebody(field)), trusted: true })),
  row('accounts.blockNetwork', async () => ({ range: '198.51.100.0/24' })),
  row('accounts.endNetworkBlock', async ({ first, admin }) =>
    first(admin, 'POST', '/network-blocks', {
      ...{ range: '203.0.113.0/24', scope: 'visitors', reason: 'Spam', until: null },
    }).then(({ id }) => ({ id })),
  ),
  row(
    'accounts.sendAppeal',
    async ({ first, admin, blocked }) => {
      await first(admin, 'PUT', `/accounts/${blocked.id}/block`, { reason: 'Spam', until: null })
      return { key: undefined }
    },
    ({ blocked }) => blocked,
  ),
  row('accounts.answerAppeal', async ({ first, admin }) => {
    const { items } = await first<Listed>(admin, 'GET', '/appeals')
    return { id: items[0]?.id, act: 'answer' }
  }),
  row('moderation.endRule', async ({ first, admin }) => {
    const rule = { kind: 'words', text: 'raffle', whole: true, act: 'hold', reason: 'Shops write it' }
    return { id: (await first(admin, 'POST', '/filter-rules', rule)).id }
  }),
  row('review.tryFilter', async () => ({})),
]

/** Pages, drafts and what is said about them. */
const writing: readonly Row[] = [
  row('pages.create', async () => ({})),
  row('pages.rename', ofItsOwn),
  row('deletion.delete', ofItsOwn),
  row('deletion.undelete', async field => {
    const { slug } = await ofItsOwn(field)
    await field.first(field.admin, 'POST', `/pages/${slug}/deletion`, { reason: 'Twice' })
    return { slug }
  }),
  row('protection.set', ofItsOwn),
  row('revisions.hide', async field => ({ ...(await slugOfText(field)), number: 1, text: false, summary: false })),
  row('revisions.redact', async ({ aText }) => ({ slug: await aText(2), number: 1 })),
  row('collab.beginDraft', slugOfText),
  row('collab.renameDraft', async field => {
    const { slug } = await slugOfText(field)
    const wish = { purpose: 'Say it shorter', from: 'approved' }
    return { id: (await field.first(field.admin, 'POST', `/pages/${slug}/drafts`, wish)).id }
  }),
  row('discussion.start', async field => ({
    ...(await slugOfText(field)),
    ...byMember,
    anchor: null,
    proposedText: undefined,
  })),
  row(
    'discussion.start',
    async field => ({ slug: await openToVisitors(field), ...byVisitor, anchor: null, proposedText: undefined }),
    asVisitor,
  ),
  row('discussion.reply', async field => ({ ...byMember, id: (await aThread(field)).threadId })),
  row('discussion.startOn', async field => ({
    ...{ ...(await slugOfText(field)), ...byMember, number: 2, blockId: 'p1', words: 'Text 2' },
  })),
  row('discussion.startInReview', async ({ aProposal }) => {
    const { id, page } = await aProposal()
    return { id, slug: page.slug, blockId: 'p1', words: 'at length', side: 'new' }
  }),
  row('discussion.edit', async field => ({ id: (await aThread(field)).commentId })),
  row('discussion.set', async field => ({ ...(await slugOfText(field)), closed: false, guests: true })),
  row('discussion.setHidden', async field => ({ id: (await aThread(field)).commentId, hidden: true })),
  row('discussion.release', async field => ({ id: await aHeldComment(field), publish: true })),
  row('discussion.blockGuest', async field => ({ id: await aHeldComment(field) })),
  row('discussion.report', async field => ({ id: (await aThread(field)).commentId }), asMember),
  row('discussion.decideReport', async field => {
    const { commentId } = await aThread(field)
    await field.first(field.member, 'POST', `/comments/${commentId}/reports`, { reason: 'It is no comment' })
    const { items } = await field.first<Listed>(field.admin, 'GET', '/reports')
    return { id: items[0]?.id, outcome: 'handled' }
  }),
]

const byMember = { guestName: undefined, website: undefined }
const byVisitor = { website: undefined }

async function aThread(field: HostileField): Promise<Thread> {
  const { slug } = await slugOfText(field)
  return field.first(field.admin, 'POST', `/pages/${slug}/threads`, { title: '', text: 'Who says so?', anchor: null })
}

function openToVisitors({ first, admin, aText, once }: HostileField): Promise<string> {
  return once('open to visitors', async () => {
    const slug = await aText()
    await first(admin, 'PUT', `/pages/${slug}/discussion`, { closed: false, guests: true, reason: 'Teachers asked' })
    return slug
  })
}

async function aHeldComment(field: HostileField): Promise<string> {
  const said = { title: '', text: 'Who says so?', anchor: null, guestName: 'A teacher' }
  const { commentId } = await field.first<Thread>(null, 'POST', `/pages/${await openToVisitors(field)}/threads`, said)
  return commentId
}

/** Proposals and decisions. */
const reviewing: readonly Row[] = [
  row(
    'review.propose',
    async field => {
      const { slug } = await slugOfText(field)
      await authorOf(field.platform, field.member).write(slug, textOf('Text 1, at length.'))
      const { contentHash } = await field.first<Hashes>(field.member, 'GET', `/pages/${slug}/proposal`)
      return { slug, contentHash }
    },
    asMember,
  ),
  ...(['approve', 'request_changes', 'reject'] as const).map(kind =>
    row('review.decide', async ({ aProposal }) => {
      const { id, revision } = await aProposal()
      return { id, kind, contentHash: revision.contentHash }
    }),
  ),
  row(
    'review.decide',
    async ({ aProposal }) => ({ id: (await aProposal()).id, kind: 'withdraw', contentHash: undefined }),
    asMember,
  ),
  row('review.restore', async ({ aText }) => ({ slug: await aText(2), number: 1, draftHash: undefined }), asMember),
  row(
    'review.undo',
    async ({ aText, first, member }) => {
      const slug = await aText(3)
      const { onto, conflicts } = await first<Undoing>(member, 'GET', `/pages/${slug}/revisions/2/undo`)
      const choices = conflicts.map(({ id }) => ({ conflict: id, take: 'own', words: hostileWords() }))
      return { slug, number: 2, choices, ontoHash: onto.contentHash, draftHash: undefined }
    },
    asMember,
  ),
  row('review.delegate', async field => ({
    ...{ page: (await slugOfText(field)).slug, to: field.member.name, until: inTenDays() },
  })),
  row('review.acceptPart', async ({ aProposal, first, admin }) => {
    const { id } = await aProposal()
    const { contentHash, ontoHash, resultHash } = await first<Hashes>(admin, 'GET', `/reviews/${id}/part?chosen[0]=1`)
    return { id, chosen: [1], contentHash, ontoHash, resultHash }
  }),
  row('review.batch', async ({ aProposal }) => {
    const { id, revision } = await aProposal()
    return { action: 'reject', picks: [{ id, contentHash: revision.contentHash }] }
  }),
  row('review.setRules', async () => ({ definitions: 1, largeChanges: 2 })),
  row('rollback.start', async field => {
    const { platform } = field
    const vandal = await aMember(platform)
    await authorOf(platform, vandal).propose((await slugOfText(field)).slug, textOf('Nonsense.'))
    return { id: vandal.id }
  }),
]

interface Listed {
  readonly items: readonly Done[]
}
interface Thread {
  readonly threadId: string
  readonly commentId: string
}
interface Hashes {
  readonly contentHash: string
  readonly ontoHash: string
  readonly resultHash: string
}
interface Undoing {
  readonly onto: { readonly contentHash: string }
  readonly conflicts: readonly Done[]
}

/** What holds for whoever writes afterwards, and so is tried last. */
export const lastRows: readonly Row[] = [
  row('moderation.addRule', async () => ({ kind: 'words', act: 'hold' })),
  row('revisions.setNewcomers', async () => ({ days: 2 })),
]

export const rows: readonly Row[] = [...guarding, ...writing, ...reviewing]

/** What takes no words that would be shown as somebody's, by the reason. */
export const elsewhere: Readonly<Record<string, string>> = {
  'accounts.signIn': 'A password and an address, which have to be those of an account.',
  'accounts.signUpFirst': 'There is an account already; it is a sign-up like any other.',
  'discussion.reanchor': 'Words of the text it is about.',
  'review.update': 'Words of a conflict, as in review.undo.',
  'review.catchUp': 'Words of a conflict, as in review.undo.',
  'processes.mergeDraft': 'Words of a conflict, as in review.undo.',
  'processes.splitContribution': 'Words of the contribution.',
  'terms.link': 'The id of a block.',
  'processes.linkChange': 'The id of an element.',
  'processes.giveRole': 'The name of an account.',
  'processes.setAttendance': 'Names of accounts.',
  'processes.approveCharter': 'A hash.',
  'processes.closeRound': 'The address of a process.',
  'processes.openRound': 'The address of a process.',
  'notifications.confirmAddress': 'A token of ours.',
  'notifications.stopMail': 'A token of ours.',
}
