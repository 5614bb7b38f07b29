import type { Moment } from '../processes/support/whole.ts'

const filesInARow = 5

export type Who = 'visitor' | 'member' | 'editor'

export interface Looked {
  readonly name: string
  /** `{slug}` and `{page}` stand for those of the process, `{middle}` and `{deep}` for numbers of comments. */
  readonly path: string
  readonly who?: Who
  readonly times?: number
}

/** What is looked at while a process stands there. */
export const looked: Readonly<Record<Moment, readonly Looked[]>> = {
  input: [
    { name: 'process page, visitor', path: '/processes/{slug}' },
    { name: 'process page, member', path: '/processes/{slug}', who: 'member' },
    { name: 'survey results', path: '/processes/{slug}/survey/results' },
  ],
  comment: [
    { name: 'process page, visitor', path: '/processes/{slug}' },
    { name: 'process page, member', path: '/processes/{slug}', who: 'member' },
    { name: 'home page, member', path: '/', who: 'member' },
    { name: 'comments', path: '/processes/{slug}/contributions' },
    { name: 'comments of an element', path: '/processes/{slug}/contributions?element=e2' },
    { name: 'comments, most agreed with', path: '/processes/{slug}/contributions?sort=agreed' },
    { name: 'comments, the last part', path: '/processes/{slug}/contributions?sort=oldest&cursor=0-{deep}' },
    { name: 'one comment', path: '/processes/{slug}/contributions/{middle}' },
    { name: 'where one comments', path: '/processes/{slug}/comment', who: 'member' },
    { name: 'comments as CSV', path: '/processes/{slug}/contributions.csv', times: filesInARow },
    { name: 'comments as JSON', path: '/processes/{slug}/contributions.json', times: filesInARow },
  ],
  disposition: [
    { name: 'process page, visitor', path: '/processes/{slug}' },
    { name: 'process page, editor', path: '/processes/{slug}', who: 'editor' },
    { name: 'workbench', path: '/processes/{slug}/dispositions', who: 'editor' },
    { name: 'workbench, deep', path: '/processes/{slug}/dispositions?cursor={deep}.0', who: 'editor' },
    { name: 'workbench, what is not set', path: '/processes/{slug}/dispositions?answer=unset', who: 'editor' },
    { name: 'workbench, words', path: '/processes/{slug}/dispositions?text=comment+41', who: 'editor' },
    { name: 'workbench, alike together', path: '/processes/{slug}/dispositions?similar=true', who: 'editor' },
    { name: 'what happened', path: '/processes/{slug}/what-happened' },
    { name: 'what happened to one', path: '/processes/{slug}/what-happened/{middle}' },
  ],
  rating: [
    { name: 'process page, visitor', path: '/processes/{slug}' },
    { name: 'where one rates', path: '/processes/{slug}/rate', who: 'member' },
  ],
  rated: [
    { name: 'process page, visitor', path: '/processes/{slug}' },
    { name: 'results', path: '/processes/{slug}/results' },
    { name: 'results as CSV', path: '/processes/{slug}/results.csv' },
  ],
  ballot: [
    { name: 'process page, visitor', path: '/processes/{slug}' },
    { name: 'ballot', path: '/processes/{slug}/ballot', who: 'member' },
  ],
  adopted: [
    { name: 'process page, visitor', path: '/processes/{slug}' },
    { name: 'process page, member', path: '/processes/{slug}', who: 'member' },
    { name: 'report', path: '/processes/{slug}/report' },
    { name: 'report as JSON', path: '/api/v1/processes/{slug}/report' },
    { name: 'why each word', path: '/processes/{slug}/why' },
    { name: 'changes', path: '/processes/{slug}/changes' },
    { name: 'elements and what was said', path: '/processes/{slug}/matrix' },
    { name: 'who takes part', path: '/processes/{slug}/people' },
    { name: 'disposition document', path: '/processes/{slug}/disposition-document' },
    { name: 'answers as CSV', path: '/processes/{slug}/dispositions.csv', times: filesInARow },
    { name: 'answers as JSON', path: '/processes/{slug}/dispositions.json', times: filesInARow },
  ],
}
