import type { StageView } from '@fieldword/shared/processes/contract.ts'
import type { StageKind } from '@fieldword/shared/processes/vocabulary.ts'
import type { Way } from './panels.ts'

/** Where one works on a stage that has begun. */
const begun: Readonly<Record<StageKind, Way>> = {
  charter: { name: 'Read and approve the charter', path: 'charter' },
  input: { name: 'See what was answered', path: 'survey/results' },
  issues: { name: 'See the issues', path: 'issues' },
  drafting: { name: 'See the working drafts', path: 'drafts' },
  comment: { name: 'See the comments', path: 'comment' },
  disposition: { name: 'See the dispositions', path: 'dispositions' },
  rating: { name: 'See, close and open rounds', path: 'results' },
  convening: { name: 'See the meetings', path: 'meetings' },
  last_call: { name: 'See the objections', path: 'objections' },
  adoption: { name: 'See the ballot', path: 'ballot' },
  maintenance: { name: 'See what was reported', path: 'errata' },
}

/** [PR345] From a stage on the page that it is run from to where it is worked on; none before there is anything. */
export function wayTo({ kind, state }: Pick<StageView, 'kind' | 'state'>): Way | null {
  if (state === 'open' || state === 'closed') return begun[kind]
  return kind === 'input' && state === 'planned' ? { name: 'Write the questions', path: 'questions' } : null
}
