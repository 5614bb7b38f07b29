import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Span } from '@fieldword/shared/processes/changes.ts'
import type { TracedElement } from '@fieldword/shared/processes/traced-elements.ts'
import { originsIn, originsOf, type Step } from '@fieldword/shared/processes/why.ts'
import type { WhyAnswer } from '@fieldword/shared/processes/why-contract.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { readAccess } from './access.ts'
import { answersOf } from './change-answers-queries.ts'
import { type ChangeRow, readChanges } from './change-queries.ts'
import { changeView, peopleOf } from './change-views.ts'
import { processOf, viewTexts } from './changing.ts'
import { type FrozenText, frozenTexts } from './frozen-texts.ts'
import { namesFor } from './named-people.ts'
import { readStages } from './queries.ts'
import { readTraced } from './traced-texts.ts'

interface WhyWish {
  readonly slug: string
  readonly revision?: number | undefined
  readonly element?: string | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
}

interface Recorded {
  readonly after: Span | null
  readonly row: ChangeRow
}

/** [PR270] [PR272] For words of a text that the process froze: what brought them, and for whom. Worst case: every text of the process is read once. */
export async function explainWords(platform: Platform, actor: Actor, wish: WhyWish): Promise<WhyAnswer> {
  const { prisma: tx } = platform.database
  const access = await readAccess(tx, actor, wish.slug)
  const texts = frozenTexts(access.process, await readStages(tx, access.process.id))
  const views = await viewTexts(tx, texts)
  const place =
    wish.revision === undefined ? texts.length - 1 : views.findLastIndex(of => of.revision === wish.revision)
  if (place < 0) return refuseWith('no-such-text')
  const { read, steps } = await readSteps(tx, access.process.id, texts.slice(0, place + 1))
  const origins = originsOf(read[0] ?? [], steps)
  const shown = (read.at(-1) ?? []).filter(({ id, text }) =>
    wish.element === undefined ? text !== '' : id === wish.element,
  )
  if (shown.length === 0 && wish.element !== undefined) return refuseWith('not-found')
  const rows = new Map<ChangeRow, { readonly index: number; readonly text: number }>()
  const elements = shown.map(({ id, number, handle, text }) => ({
    ...{ elementId: id, number, handle },
    runs: originsIn(origins, { elementId: id, start: wish.from ?? 0, end: wish.to ?? text.length }).map(run => {
      const row = run.change?.row
      if (row && !rows.has(row)) rows.set(row, { index: rows.size, text: run.text })
      const change = row ? (rows.get(row)?.index ?? null) : null
      return { start: run.start, end: run.end, text: text.slice(run.start, run.end), broughtBy: run.text, change }
    }),
  }))
  const all = [...rows.keys()]
  const [nameOf, answers] = await Promise.all([
    namesFor(platform, access, peopleOf(all)),
    answersOf(platform, access, all),
  ])
  return {
    ...{ process: await processOf(tx, access), texts: views, text: place, elements },
    changes: [...rows].map(([row, { text }]) => ({
      broughtBy: text,
      change: changeView(row, { before: read[text - 1] ?? [], after: read[text] ?? [], nameOf, answers }),
    })),
  }
}

async function readSteps(tx: Tx, processId: string, texts: readonly FrozenText[]) {
  const read: TracedElement[][] = []
  const steps: Step<Recorded>[] = []
  for (const [at, { revisionId }] of texts.entries()) {
    const elements = await readTraced(tx, revisionId)
    read.push(elements)
    const before = texts[at - 1]
    if (!before) continue
    const rows = await readChanges(tx, { processId, fromRevisionId: before.revisionId, toRevisionId: revisionId })
    steps.push({ elements, changes: rows.map(row => ({ row, after: row.after as Span | null })) })
  }
  return { read, steps }
}
