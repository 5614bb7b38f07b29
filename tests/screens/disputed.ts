import { undo } from '@fieldword/server/review/undo-commands.ts'
import { previewUndo } from '@fieldword/server/review/undoing.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import type { SeededWiki } from '../support/seeded.ts'
import { approve as approveAs, authorOf, textOf } from '../support/writing.ts'

const known = (what: string) => `A learning agreement says what a learner ${what}, and how they will show it.`
const written = 'It is written by the learner and an adviser, and read again every month.'

export interface Disputed {
  readonly slug: string
  /** Conflicts with what was approved since. */
  readonly outdated: ReviewRef
}

/** A page on which people changed each other's words: three approved texts, a proposal, and an undo that was approved meanwhile. */
export async function disputed({ platform, memberA, memberB, moderator }: SeededWiki): Promise<Disputed> {
  const [a, b] = [authorOf(platform, memberA), authorOf(platform, memberB)]
  const approve = (review: ReviewRef) => approveAs(platform, moderator, review)
  const { slug } = await b.makePage('Learning agreement')
  const texts = [known('does'), known('knows'), known('values')]
  for (const [index, text] of texts.entries()) {
    const summary = ['Say what it is', 'Knowing, not doing', 'Valuing, not knowing'][index] ?? ''
    await approve(await b.propose(slug, textOf(text, written), { summary }))
  }
  const outdated = await a.propose(slug, textOf(known('cares about'), written, 'Both keep a copy.'), {
    summary: 'Care, not value; both keep a copy',
  })
  const { conflicts, onto } = await previewUndo(platform, memberB, { slug, number: 2, choices: [] })
  const choices = conflicts.map(({ id }) => ({ conflict: id, take: 'own' as const, words: 'can do' }))
  await approve(
    await undo(platform, memberB, {
      ...{ slug, number: 2, choices, ontoHash: onto.contentHash },
      summary: 'What they can do, not what they know',
    }),
  )
  return { slug, outdated }
}
