import { captureAnchor } from '@fieldword/shared/discussion/anchor-capture.ts'
import type { AnchoredWords } from '@fieldword/shared/discussion/anchor-contract.ts'
import type { Written } from '@fieldword/shared/discussion/contract.ts'
import { FlatText } from '@fieldword/shared/discussion/flat-text.ts'
import { passagesOf } from '@fieldword/shared/discussion/passages.ts'
import type { Passage } from '@fieldword/shared/discussion/passages-contract.ts'
import { placeOfWords } from '@fieldword/shared/discussion/words-in.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { findPage, findReadablePage } from '../pages/index.ts'
import { orThrow, refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { demandText, readableRevision, readDocuments, readRevisionDocument } from '../revisions/index.ts'
import { placeOf } from './anchoring.ts'
import { countByBlock } from './counting-queries.ts'
import type { DiscussionNeeds } from './needs.ts'
import { startThread } from './writing-commands.ts'

interface WhichText {
  readonly slug: string
  readonly number: number
}

/** [DSC66] [DSC68] The parts of a revision that whoever asks may read. */
export async function listPassages(platform: Platform, actor: Actor, which: WhichText): Promise<{ items: Passage[] }> {
  demand(actor, 'page:read')
  const { pageId, document } = await readText(platform, actor, which)
  const counts = (await countByBlock(platform.database.prisma, actor, [pageId])).get(pageId)
  const items = passagesOf(document)
  return { items: items.map(passage => ({ ...passage, openThreads: counts?.get(passage.blockId) ?? 0 })) }
}

/** [DSC66] A thread about a part of a revision, or about words that stand in it once. */
export async function startThreadOn(
  needs: DiscussionNeeds,
  platform: Platform,
  by: { readonly actor: Actor; readonly address: string },
  {
    number,
    blockId,
    words,
    ...wish
  }: Omit<Parameters<typeof startThread>[3], 'anchor' | 'proposedText'> &
    WhichText & { readonly blockId: string; readonly words: string },
): Promise<Written> {
  const { revisionId, document } = await readText(platform, by.actor, { slug: wish.slug, number })
  const place = { kind: 'revision' as const, revisionId }
  return startThread(needs, platform, by, { ...wish, anchor: { ...wordsOf(document, blockId, words), place } })
}

/** [DSC65] A thread about a changed part of a review, on one of its sides, or about words that stand in it once. */
export async function startThreadInReview(
  needs: DiscussionNeeds,
  platform: Platform,
  by: { readonly actor: Actor; readonly address: string },
  { id: reviewId, side, blockId, words, slug, text }: InReview,
): Promise<Written> {
  const place = { kind: 'diff' as const, reviewId, side }
  const block = { place, blockId, quote: null, from: 0, to: 0 }
  const { id: pageId } = await findPage(platform, slug)
  // Asked first: whoever may not read the text is not told whether words stand in it.
  const { revisionId } = await placeOf(needs, platform.database.prisma, by.actor, pageId, block)
  const anchor =
    words === '' || revisionId === null
      ? block
      : { ...wordsOf(await readRevisionDocument(platform, revisionId), blockId, words), place }
  return startThread(needs, platform, by, { slug, text, title: '', anchor })
}

interface InReview {
  readonly id: string
  readonly side: 'old' | 'new'
  readonly blockId: string
  readonly words: string
  readonly slug: string
  readonly text: string
}

function wordsOf(document: DocumentJson, blockId: string, words: string): AnchoredWords {
  const passage = passagesOf(document).find(passage => passage.blockId === blockId) ?? refuseWith('no-such-text')
  if (words === '') return { blockId, quote: null, from: 0, to: 0 }
  const { from, to } = orThrow(placeOfWords(passage.text, words))
  const place = { start: { blockId, offset: from }, end: { blockId, offset: to } }
  return captureAnchor(new FlatText(document), place) ?? refuseWith('words-not-there')
}

async function readText(platform: Platform, actor: Actor, { slug, number }: WhichText) {
  const page = await findReadablePage(platform, actor, slug)
  const revision = await readableRevision(platform, actor, page, number)
  demandText(revision, actor)
  const [document] = await readDocuments(platform.database.prisma, [revision.contentHash])
  return { pageId: page.id, revisionId: revision.id, document }
}
