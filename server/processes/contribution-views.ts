import { type Anchor, anchor as anchorShape } from '@fieldword/shared/discussion/anchor-contract.ts'
import type { Person } from '@fieldword/shared/kernel/contract.ts'
import { charter, strata } from '@fieldword/shared/processes/charter.ts'
import type { ContributionView } from '@fieldword/shared/processes/commenting-contract.ts'
import { type Onlooker, seesNames } from '@fieldword/shared/processes/sight.ts'
import { findPeople } from '../accounts/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { type Access, whoActs } from './access.ts'
import type { ContributionSource } from './contributing-commands.ts'
import { type ContributionRow, countStances, readReplacements, type StanceCount } from './contribution-queries.ts'
import type { StageRow } from './queries.ts'
import { readStageTexts, type StageText } from './texts.ts'
import { readUnnamedMeetings } from './withholding-queries.ts'

/** What contributions are shown with. */
export interface Around {
  readonly access: Access
  readonly onlooker: Onlooker
  readonly stages: ReadonlyMap<string, StageRow>
  readonly texts: ReadonlyMap<string, StageText>
  readonly people: ReadonlyMap<string, Person>
  readonly stances: ReadonlyMap<string, readonly StanceCount[]>
  readonly numbers: ReadonlyMap<string, number>
  readonly replacedBy: ReadonlyMap<string, number>
  /** Those of minutes whose meeting is not named [PR352]. */
  readonly unnamedMeetings: ReadonlySet<string>
  /** What the groups of the process are called, by key. */
  readonly strata: ReadonlyMap<string, string>
}

interface Seen {
  readonly access: Access
  readonly onlooker: Onlooker
  readonly stages: readonly StageRow[]
}

/** Seven queries, however many contributions. */
export async function lookAroundAt(
  platform: Platform,
  tx: Tx,
  { access, onlooker, stages }: Seen,
  rows: readonly ContributionRow[],
): Promise<Around> {
  const ids = rows.map(({ id }) => id)
  const [texts, people, stances, replacements, unnamedMeetings] = await Promise.all([
    readStageTexts(
      tx,
      rows.flatMap(({ revisionId }) => revisionId ?? []),
    ),
    findPeople(platform, [...new Set(rows.flatMap(row => [row.authorId ?? [], row.enteredById ?? []].flat()))]),
    countStances(tx, ids, access.actor.id),
    readReplacements(tx, rows),
    readUnnamedMeetings(tx, ids),
  ])
  return {
    ...{ access, onlooker, texts, unnamedMeetings, ...replacements },
    stages: new Map(stages.map(stage => [stage.id, stage])),
    strata: new Map(strata.parse(access.process.strata).map(({ key, name }) => [key, name])),
    people: new Map(people.map(person => [person.id, person])),
    stances: Map.groupBy(stances, ({ contributionId }) => contributionId),
  }
}

/** [PR72] [PR77] [PR78] On the words it was said about, with what the onlooker may know of who said it. */
export function contributionView(row: ContributionRow, around: Around): ContributionView {
  const { access, onlooker, stages, people } = around
  const stage = stages.get(row.stageId)
  if (!stage) throw new Error(`The contribution ${row.id} was said in a stage that is not there.`)
  const { actor, process } = access
  const mine = actor.id !== null && row.authorId === actor.id
  const isTold = row.state !== 'hidden' || onlooker.moderates || mine
  const named = mine || seesNames(charter.parse(process.charter), onlooker)
  const isPublished = row.state === 'published'
  const canAct = stage.state === 'open' && process.state === 'open' && actor.role !== 'visitor'
  const mayAct = canAct && whoActs(stage).some(who => access.involved.includes(who))
  const mayTakeBack = mine && isPublished && process.state === 'open'
  return {
    ...{ id: row.id, number: row.number, kind: row.kind, type: row.type, state: row.state },
    stage: { id: stage.id, title: stage.title, kind: stage.kind, state: stage.state },
    element: elementOf(row, around),
    words: isTold ? wordsOf(row, around) : null,
    text: isTold ? row.text : '',
    proposedText: isTold ? row.proposedText : null,
    author: named ? (people.get(row.authorId ?? '') ?? null) : null,
    source: sourceOf(row, { named, meeting: !around.unnamedMeetings.has(row.id) }),
    enteredBy: row.enteredById === null ? null : (people.get(row.enteredById) ?? null),
    stratum: around.strata.get(row.stratum) ?? (row.stratum || null),
    reason: row.reason,
    hash: row.hash,
    writtenAt: row.writtenAt.toISOString(),
    replaces: around.numbers.get(row.replacesId ?? '') ?? null,
    replacedBy: around.replacedBy.get(row.id) ?? null,
    ...stancesOf(around.stances.get(row.id) ?? []),
    mine,
    may: {
      stance: mayAct && isPublished && !mine && row.kind === 'comment' && stage.kind === 'comment',
      withdraw: mayTakeBack,
      again: mayTakeBack && mayAct && stage.kind === 'comment',
      moderate: onlooker.moderates && (isPublished || row.state === 'hidden'),
    },
  }
}

function elementOf(row: ContributionRow, { texts }: Around): ContributionView['element'] {
  if (row.elementId === null) return null
  const found = texts.get(row.revisionId ?? '')?.wordings.find(({ id }) => id === row.elementId)
  return found ? { id: found.id, number: found.number, handle: found.handle, text: found.text } : null
}

/** Where the text they stand in is hidden, they are too. */
function wordsOf(row: ContributionRow, { texts }: Around): string | null {
  if (row.revisionId === null || !texts.has(row.revisionId)) return null
  return anchorOf(row)?.quote?.exact ?? null
}

export function anchorOf({ anchor }: Pick<ContributionRow, 'anchor'>): Anchor | null {
  return anchor === null ? null : anchorShape.parse(anchor)
}

/** [PR77] Without the name where names are not told. Written by this slice alone. */
function sourceOf(
  { source }: ContributionRow,
  { named, meeting }: { readonly named: boolean; readonly meeting: boolean },
): ContributionView['source'] {
  if (source === null) return null
  const { name, how, reference, received = null } = source as unknown as ContributionSource
  return { name: named ? name : '', how, reference: named && meeting ? reference : '', received }
}

function stancesOf(counts: readonly StanceCount[]): Pick<ContributionView, 'stances' | 'stance'> {
  const of = (kind: StanceCount['kind']) => counts.find(each => each.kind === kind)?.count ?? 0
  return {
    stances: { agree: of('agree'), disagree: of('disagree'), unclear: of('unclear') },
    stance: counts.find(({ mine }) => mine)?.kind ?? null,
  }
}
