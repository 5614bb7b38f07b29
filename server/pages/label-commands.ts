import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import { type Label, mostLabels, mostPlaces, type PlaceWish } from '@fieldword/shared/pages/terms-contract.ts'
import { titleKeyOf } from '@fieldword/shared/pages/title-key.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { recordEvent } from '../platform/outbox.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { lockPage } from './locks.ts'
import { demandPresent, findPage, findPageIn, type PageRecord, pageRefOf, protectionOf } from './queries.ts'
import { render } from './rendering.ts'
import { renewListing } from './term-listing-commands.ts'

interface LabelWish {
  readonly slug: string
  readonly label: string
  readonly language: string | null
}

/** [TRM1] Words that a definition came with. */
export async function insertLabels(
  tx: Tx,
  platform: Platform,
  pageId: string,
  labels: readonly { readonly label: string; readonly language: string | null }[],
): Promise<void> {
  const data = labels.map(({ label, language }) => newLabel(platform, { pageId, label, language, createdById: null }))
  await tx.pageLabel.createMany({ data })
}

function newLabel(
  platform: Platform,
  label: {
    readonly pageId: string
    readonly label: string
    readonly language: string | null
    readonly createdById: string | null
  },
) {
  return { ...label, id: platform.newId(), key: titleKeyOf(label.label), createdAt: platform.clock() }
}

/** [TRM1] Another word by which a definition is known. */
export async function addLabel(
  platform: Platform,
  actor: Actor,
  { label, language, ...at }: LabelWish,
): Promise<Label> {
  return changeLabels(platform, actor, at.slug, async (tx, page, actorId) => {
    if (page.kind !== 'definition') refuseWith('not-a-definition')
    const known = await tx.pageLabel.findMany({ where: { pageId: page.id }, select: { label: true } })
    if (known.length >= mostLabels) refuseWith('too-many-words', { most: mostLabels })
    if (page.title === label || known.some(each => each.label === label)) refuseWith('word-taken', { label })
    const row = newLabel(platform, { pageId: page.id, label, language, createdById: actorId })
    await tx.pageLabel.create({ data: row })
    return { id: row.id, label, language }
  })
}

export async function removeLabel(
  platform: Platform,
  actor: Actor,
  { slug, id }: { readonly slug: string; readonly id: string },
): Promise<Record<never, never>> {
  await changeLabels(platform, actor, slug, async (tx, page) => {
    const { count } = await tx.pageLabel.deleteMany({ where: { id, pageId: page.id } })
    if (count === 0) refuseWith('not-found')
  })
  return {}
}

interface LinkWish {
  readonly slug: string
  readonly term: string
  readonly linked: boolean
  /** One place alone. */
  readonly place?: PlaceWish | undefined
}

/** [TRM7] [TRM14] Links the words of a definition in a page's text or at one place of it, or leaves them as they are. */
export async function linkTerm(
  platform: Platform,
  actor: Actor,
  { slug, term: termSlug, linked, place }: LinkWish,
): Promise<{ readonly page: PageRef; readonly linked: boolean }> {
  const term = await findPage(platform, termSlug)
  await changeTerms(platform, actor, slug, async (tx, page) => {
    const row = { pageId: page.id, termPageId: term.id }
    if (place) await setPlace(tx, { ...row, ...place }, linked)
    else if (linked) await tx.termOff.deleteMany({ where: row })
    else await tx.termOff.createMany({ data: [row], skipDuplicates: true })
    if (page.approvedRevisionId) await render(tx, page.id, page.approvedRevisionId)
  })
  return { page: pageRefOf(platform, term), linked }
}

/** [TRM14] Of one page, as many as its text can have places that are told. */
async function setPlace(tx: Tx, row: Prisma.TermPlaceOffCreateManyInput, linked: boolean): Promise<void> {
  if (linked) {
    await tx.termPlaceOff.deleteMany({ where: row })
    return
  }
  const { pageId, termPageId } = row
  const known = await tx.termPlaceOff.count({ where: { pageId, termPageId } })
  if (known >= mostPlaces) refuseWith('too-many-places', { most: mostPlaces })
  await tx.termPlaceOff.createMany({ data: [row], skipDuplicates: true })
}

type Change<Result> = (tx: Tx, page: PageRecord, actorId: string) => Promise<Result>

/** The list of all labels is made anew at the end, so that whoever changed one sees it. */
function changeLabels<Result>(platform: Platform, actor: Actor, slug: string, change: Change<Result>): Promise<Result> {
  return changeTerms(platform, actor, slug, async (tx, page, actorId) => {
    const result = await change(tx, page, actorId)
    await renewListing(tx, platform)
    return result
  })
}

/** Load, change, tell: one transaction. */
async function changeTerms<Result>(
  platform: Platform,
  actor: Actor,
  slug: string,
  change: Change<Result>,
): Promise<Result> {
  const { id: actorId } = signedIn(actor)
  return platform.database.inTransaction(async tx => {
    const page = await lockPage(tx, (await findPageIn(tx, slug)).id)
    demandPresent(page)
    demand(actor, 'term:change', protectionOf(platform, page))
    const result = await change(tx, page, actorId)
    await recordEvent(tx, { kind: 'terms-changed', pageId: page.id, actorId }, platform.clock())
    await platform.signals.notifyIn(tx, 'pages', page.id)
    return result
  })
}
