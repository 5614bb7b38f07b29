import { editDraft, findOwnDraft } from '@fieldword/server/collab/index.ts'
import { linkChange } from '@fieldword/server/processes/answering/change-commands.ts'
import { proposeAnswers, settleAnswers } from '@fieldword/server/processes/answering/disposition-commands.ts'
import { openIssue } from '@fieldword/server/processes/answering/issue-commands.ts'
import { recordChangesTo } from '@fieldword/server/processes/change-commands.ts'
import { beginProcessDraft, chooseCandidate, setDraftIssues } from '@fieldword/server/processes/draft-commands.ts'
import { compareProcessDraft } from '@fieldword/server/processes/drafting.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import type { DispositionKind } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import type { ContributionType } from '@fieldword/shared/processes/vocabulary.ts'
import { aMember } from '../../support/people.ts'
import { authorOf } from '../../support/writing.ts'
import { explain } from './deciding.ts'
import type { Named } from './field.ts'
import type { Whole } from './whole.ts'

/** As many as an editor chooses at once. */
const chosenAtOnce = { issue: 200, answers: 100 }

/** All answers in words, under issues about the whole. */
export async function putUnderIssues(whole: Whole): Promise<void> {
  const {
    platform,
    process: { slug },
    editor,
  } = whole
  for (const [at, part] of partsOf(await saidAs(whole, 'input'), chosenAtOnce.issue).entries()) {
    const contributions = part.map(({ number }) => number)
    const about = { title: `What it misses, ${at + 1}`, description: '', scope: 'whole', elementId: null } as const
    await openIssue(platform, editor, { slug, ...about, contributions })
  }
}

/** A draft that answers every issue, frozen as the candidate. */
export async function draftCandidate({ platform, process, editor }: Whole, text: DocumentJson): Promise<void> {
  const { slug } = process
  const { prisma } = platform.database
  const { id: draft, ownDraftId } = await beginProcessDraft(platform, editor, {
    slug,
    purpose: 'All of it',
    from: null,
  })
  const own = await findOwnDraft(prisma, ownDraftId)
  await platform.database.inTransaction(tx => editDraft(platform, tx, own?.draftId ?? '', text, editor.id))
  const issues = await prisma.processIssue.findMany({ where: { processId: process.id }, select: { id: true } })
  await setDraftIssues(platform, editor, { slug, draft, issues: issues.map(({ id }) => id) })
  const { contentHash } = await compareProcessDraft(platform, editor, { slug, draft })
  const told = { slug, draft, summary: 'Say what was missed', changeKind: 'meaning', contentHash } as const
  const { revision } = await chooseCandidate(platform, editor, told)
  await explain(platform, process, editor, revision)
}

/** Every comment is answered, and each answer confirmed by a second editor. `halfway` is asked once most are. */
export async function answerAll(whole: Whole, halfway: () => Promise<void> | undefined): Promise<void> {
  const {
    platform,
    process: { slug },
    editor,
    second,
  } = whole
  const said = await saidAs(whole, 'comment')
  const batches = [...Map.groupBy(said, ({ type, number }) => kindFor(type, number))].flatMap(([kind, all]) =>
    partsOf(all, chosenAtOnce.answers).map(part => ({ kind, part })),
  )
  for (const [at, { kind, part }] of batches.entries()) {
    if (at === Math.floor(batches.length * 0.8)) await halfway()
    const picks = part.map(({ number }) => ({ number, part: 0 }))
    const { ids } = await proposeAnswers(platform, editor, {
      slug,
      picks,
      kind,
      rationale: 'As the field says.',
    })
    await settleAnswers(platform, second, { slug, ids, verdict: 'confirm', reason: '' })
  }
}

function kindFor(type: ContributionType, number: number): DispositionKind {
  if (type === 'question' || type === 'general') return 'noted'
  return number % 4 === 0 ? 'declined' : 'accepted'
}

/** A revision that does what was asked for: answers that were accepted name the element they changed. Answers with its number. */
export async function reviseText(whole: Whole, text: DocumentJson): Promise<number> {
  const { platform, process, field, editor } = whole
  const { revision } = await authorOf(platform, await aMember(platform)).propose(process.page, text)
  const named = { number: revision.number, editor }
  await (field.nameAnswers ? field.nameAnswers(whole, named) : nameSome(whole, named))
  await recordChangesTo(platform, editor, { slug: process.slug, revision: revision.number })
  return revision.number
}

/** Two of each element. */
async function nameSome({ platform, process: { id, slug }, elements }: Whole, { number, editor }: Named) {
  for (const elementId of elements) {
    const accepted = await platform.database.prisma.disposition.findMany({
      where: { processId: id, state: 'confirmed', kind: 'accepted', contribution: { elementId } },
      orderBy: { contribution: { number: 'asc' } },
      take: 2,
    })
    for (const { id: answer } of accepted) {
      await linkChange(platform, editor, { slug, id: answer, revision: number, elementId, atomId: null })
    }
  }
}

function saidAs({ platform, process }: Whole, kind: 'input' | 'comment') {
  return platform.database.prisma.contribution.findMany({
    where: { processId: process.id, kind },
    select: { number: true, type: true },
    orderBy: { number: 'asc' },
  })
}

function partsOf<Row>(rows: readonly Row[], size: number): Row[][] {
  const parts: Row[][] = []
  for (let start = 0; start < rows.length; start += size) parts.push(rows.slice(start, start + size))
  return parts
}
