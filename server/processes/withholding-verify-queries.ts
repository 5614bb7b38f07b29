import { type Check, correctRow, inParts } from '../platform/verifying.ts'
import { noteHash } from './minority-note-commands.ts'
import { findWords, readWithheld } from './withholding-queries.ts'

const many = 500

/** [PR219] [PR382] Minority notes: that each is as it was hashed, or destroyed and without words. */
export const notesCheck: Check = {
  things: 'minority notes',
  async *look({ prisma }) {
    type Row = Awaited<ReturnType<typeof read>>[number]
    const read = (last: { readonly id: string } | null) =>
      prisma.minorityNote.findMany({ where: last ? { id: { gt: last.id } } : {}, orderBy: { id: 'asc' }, take: many })
    for await (const part of inParts<Row>(read)) {
      const withheld = await readWithheld(
        prisma,
        part.map(({ id }) => id),
      )
      for (const { id, text, elementId, hash } of part) {
        const isGone = withheld.get(id)?.state === 'redacted'
        const isAsSaid = isGone ? text === '' : noteHash(text, elementId) === hash
        const problem = isGone ? 'It was destroyed, and has words.' : 'Its hash differs from what it says.'
        yield isAsSaid ? [] : [{ what: `minority note ${id}`, problem, remedy: correctRow }]
      }
    }
  },
}

/** [PR382] Words that were hidden or destroyed: that they are there, or gone for good. */
export const withheldCheck: Check = {
  things: 'hidden and destroyed words',
  async *look({ prisma }) {
    type Row = Awaited<ReturnType<typeof read>>[number]
    const read = (last: { readonly id: string } | null) =>
      prisma.withheldWords.findMany({ where: last ? { id: { gt: last.id } } : {}, orderBy: { id: 'asc' }, take: many })
    for await (const part of inParts<Row>(read)) {
      for (const { id, processId, kind, state } of part) {
        const { text } = await findWords(prisma, processId, kind, id)
        const isRight = state === 'redacted' ? text === '' : text !== ''
        yield isRight
          ? []
          : [{ what: `${kind} ${id}`, problem: `It is ${state}, which its words do not fit.`, remedy: correctRow }]
      }
    }
  },
}
