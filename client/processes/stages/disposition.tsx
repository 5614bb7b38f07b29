import type { AnswerRow, AnswersHead } from '@fieldword/shared/processes/dispositions-contract.ts'
import { HappenedSection } from '../answering/happened-section.tsx'
import { definePanel } from '../panels.ts'

interface Happened {
  readonly head: AnswersHead
  readonly rows: readonly AnswerRow[]
}

/** So many stand on the page of the process; all of them on a page of their own. */
const shown = 5

export const dispositionPanel = definePanel<Happened>({
  kind: 'disposition',
  async load(api, { slug }) {
    const [head, rows] = await Promise.all([
      api.processes.answersHead({ slug }),
      api.processes.answers({ slug, limit: shown }),
    ])
    return { head, rows: rows.items }
  },
  ways: () => [{ path: 'what-happened', name: 'What happened to each comment' }],
  Section: ({ answer: { head, rows } }) => <HappenedSection head={head} rows={rows} />,
})
