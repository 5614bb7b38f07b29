import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { refuseWith } from '../../platform/errors.ts'
import type { Platform } from '../../platform/platform.ts'
import { lockToAct } from '../access.ts'
import { readEditors } from './editor-queries.ts'
import { findByNumber } from './subject-queries.ts'

interface Assigning {
  readonly slug: string
  readonly numbers: readonly number[]
  readonly editorId: string | null
}

/** [PR127] Says which editor answers contributions, or that nobody does yet. Others may answer them all the same. */
export function assignAnswers(platform: Platform, actor: Actor, { slug, numbers, editorId }: Assigning) {
  return platform.database.inTransaction(async tx => {
    const { process, actor: by } = await lockToAct(tx, actor, slug, { kind: 'disposition' })
    const editors = await readEditors(platform, process.id)
    const editor = editors.find(({ id }) => id === editorId) ?? null
    if (editorId !== null && !editor) refuseWith('no-editor')
    const ids = [...(await findByNumber(tx, process.id, numbers)).values()].map(({ id }) => id)
    await tx.answerAssignment.deleteMany({ where: { contributionId: { in: ids } } })
    if (editor) {
      const at = platform.clock()
      await tx.answerAssignment.createMany({
        data: ids.map(contributionId => ({ contributionId, editorId: editor.id, byId: by.id, at })),
      })
    }
    return { editor }
  })
}
