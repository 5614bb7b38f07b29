import type { StageKind } from '@fieldword/shared/processes/vocabulary.ts'
import type { Api } from '../platform/page.ts'

/** Carries out what a form of the list of stages names. */
export async function planAct({ processes }: Api, slug: string, form: URLSearchParams, reason: string): Promise<void> {
  const stage = form.get('stage') ?? ''
  switch (form.get('act')) {
    case 'move':
      await processes.moveStage({ slug, stage, position: Number(form.get('position')), reason })
      return
    case 'remove':
      await processes.removeStage({ slug, stage })
      return
    default:
      await processes.addStage({ slug, kind: form.get('kind') as StageKind, reason })
  }
}
