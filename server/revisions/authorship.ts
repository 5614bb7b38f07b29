import { textBlocksOf } from '@fieldword/shared/blame/flow.ts'
import { type OriginRun, outsideNameOf, RunReader } from '@fieldword/shared/blame/origins.ts'
import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'
import { linkedSlugs } from '@fieldword/shared/document/links.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { Authorship, WrittenRun } from '@fieldword/shared/revisions/authorship-contract.ts'
import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { findPeople } from '../accounts/index.ts'
import type { Platform } from '../platform/platform.ts'
import type { AuthorshipKeeper } from './authorship-keeper.ts'
import { runsIn } from './authorship-packing.ts'
import { findRevisionsByNumber, readAuthorship } from './authorship-queries.ts'
import { type ExistingSlugs, type PageOfRevisions, readableRevision } from './reading.ts'
import { refOf } from './rows.ts'
import { readTexts } from './texts.ts'
import { Writers } from './writers.ts'

interface Needed {
  readonly keeper: AuthorshipKeeper
  readonly existing: ExistingSlugs
}

/** [WHO11] [WHO12] Who wrote each word of a revision, as far as the actor may know. Refuses as a revision's text does. */
export async function viewAuthorship(
  platform: Platform,
  actor: Actor,
  page: PageOfRevisions,
  number: number,
  { keeper, existing, part = 1 }: Needed & { readonly part?: number },
): Promise<Authorship> {
  const { prisma } = platform.database
  const row = await readableRevision(platform, actor, page, number)
  const [document] = await readTexts(prisma, actor, [row])
  const about = { pageSlug: page.slug, pageTitle: page.title, revision: refOf(row, page.approvedRevisionId, actor) }
  const known = await readAuthorship(prisma, row.id)
  const left = known ? 0 : await keeper.reach(row.id)
  const made = known ?? (left > 0 ? null : await readAuthorship(prisma, row.id))
  if (!made) return { ...about, ...nothingYet, left: Math.max(1, left) }
  const runs = runsIn(made)
  const rows = await findRevisionsByNumber(prisma, page.id, [...new Set(runs.map(({ revision }) => revision))])
  const readable = [...rows].filter(([, row]) => can(actor, 'revision:read', row))
  const revisions = new Map(readable.map(([number, row]) => [number, refOf(row, page.approvedRevisionId, actor)]))
  const typists = await findPeople(
    platform,
    runs.flatMap(({ by }) => (by === null || outsideNameOf(by) !== null ? [] : by)),
  )
  const writers = new Writers(revisions, new Map(typists.map(person => [person.id, person])))
  const blocks = blocksOf(document, runs, writers)
  return {
    ...{ ...about, left: 0, document: { type: document.type, content: [...document.content] } },
    links: [...(await existing(linkedSlugs(document)))],
    ...writers.mostFirst(blocks),
    ...partOf([...revisions.values()], part),
  }
}

const nothingYet = {
  ...{ document: { type: 'doc' as const, content: [] }, links: [] },
  ...{ blocks: [], writers: [], revisions: [] },
  part: { number: 1, of: 1, revisions: 0 },
}

/** [WHO16] Revisions in one part of those that brought something. */
const atOnce = 100

/** The newest are in the first part; past the last part there is the last. */
function partOf(all: readonly RevisionRef[], asked: number): Pick<Authorship, 'revisions' | 'part'> {
  const newestFirst = all.toSorted((a, b) => b.number - a.number)
  const of = Math.max(1, Math.ceil(all.length / atOnce))
  const number = Math.min(asked, of)
  const revisions = newestFirst.slice((number - 1) * atOnce, number * atOnce).reverse()
  return { revisions, part: { number, of, revisions: all.length } }
}

/** The runs of each block; neighbours that the actor may not tell apart are one. */
function blocksOf(document: DocumentJson, runs: readonly OriginRun[], writers: Writers): Authorship['blocks'] {
  const reader = new RunReader(runs)
  let place = 0
  return textBlocksOf(document).map(({ type, attrs, content = [] }) => {
    const text = content.map(({ text = '' }) => text).join('')
    const from = place
    place += text.length
    return { id: idOf(attrs), type, runs: runsOver(reader, from, text, writers) }
  })
}

function runsOver(reader: RunReader<OriginRun>, from: number, text: string, writers: Writers): WrittenRun[] {
  const runs: WrittenRun[] = []
  let place = 0
  for (const { run, length } of reader.over(from, from + text.length)) {
    const writer = writers.wrote(run, text.slice(place, place + length))
    const last = runs.at(-1)
    if (last && last.writer === writer && last.revision === run.revision) last.length += length
    else runs.push({ length, writer, revision: run.revision })
    place += length
  }
  return runs
}

function idOf(attrs: NodeJson['attrs']): string | null {
  return typeof attrs?.id === 'string' ? attrs.id : null
}
