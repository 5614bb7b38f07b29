import type { Api } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { instantIn } from './instant-field.tsx'

/** Carries out the step that a form of the page names. */
export async function runAct(api: Api, slug: string, form: URLSearchParams): Promise<void> {
  const { processes } = api
  const [reason, stage] = [reasonIn(form), form.get('stage') ?? '']
  const revision = form.get('revision')
  switch (form.get('act')) {
    case 'open-process':
      await processes.open({ slug, reason })
      return
    case 'close-process':
      await processes.close({ slug, reason })
      return
    case 'abandon':
      await processes.abandon({ slug, reason })
      return
    case 'open':
      await processes.openStage({ slug, stage, reason, ...(revision && { revision: Number(revision) }) })
      return
    case 'close':
      await processes.closeStage({ slug, stage, reason })
      return
    case 'skip':
      await processes.skipStage({ slug, stage, reason })
      return
    case 'repeat':
      await processes.repeatStage({ slug, stage, reason })
      return
    case 'move':
      await processes.moveStage({ slug, stage, reason, position: Number(form.get('position')) })
      return
    case 'extend':
      await processes.extendStage({ slug, stage, reason, closesAt: instantIn(form.get('closesAt')) ?? '' })
      return
    default:
      await processes.decide({ slug, text: form.get('text') ?? '', reason })
  }
}
