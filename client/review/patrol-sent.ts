import type { Marked } from '@fieldword/shared/review/patrol-contract.ts'

/** What was marked, as the address of the list says it afterwards. */
export interface MarkedNote {
  readonly act: 'check' | 'uncheck'
  /** Those that can be taken back. */
  readonly done: readonly string[]
  readonly own: number
  readonly others: number
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const most = 100

export function chosenIn(form: URLSearchParams): string[] {
  return form.getAll('change').filter(id => uuid.test(id))
}

/** `/patrol?page=x` → `/patrol?page=x&marked=…`: where somebody goes after marking. */
export function afterMarking(here: URL, act: MarkedNote['act'], items: readonly Marked[]): string {
  const query = new URLSearchParams(here.search)
  for (const name of ['marked', 'act', 'own', 'others', 'cursor']) query.delete(name)
  const withResult = (wanted: (result: Marked['result']) => boolean) => items.filter(({ result }) => wanted(result))
  query.set('act', act)
  query.set(
    'marked',
    withResult(result => result === 'done')
      .map(({ id }) => id)
      .join('.'),
  )
  query.set('own', String(withResult(result => result === 'own-revision').length))
  query.set('others', String(withResult(result => result !== 'done' && result !== 'own-revision').length))
  return `/patrol?${query}`
}

export function markedIn(query: URLSearchParams): MarkedNote | null {
  const act = query.get('act')
  if (act !== 'check' && act !== 'uncheck') return null
  const done = (query.get('marked') ?? '').split('.').filter(id => uuid.test(id))
  return { act, done: done.slice(0, most), own: countIn(query, 'own'), others: countIn(query, 'others') }
}

function countIn(query: URLSearchParams, name: string): number {
  const count = Number(query.get(name))
  return Number.isInteger(count) && count > 0 ? Math.min(count, most) : 0
}

/** "2 changes are marked checked. 1 is your own: somebody else has to look at it." */
export function markedWords({ act, done, own, others }: MarkedNote): string {
  const changes = `${done.length} ${done.length === 1 ? 'change is' : 'changes are'}`
  return [
    act === 'check' ? `${changes} marked checked.` : `${changes} to be checked again.`,
    own > 0 ? `${own} ${own === 1 ? 'is' : 'are'} your own: somebody else has to look.` : '',
    others > 0 ? `${others} ${others === 1 ? 'was' : 'were'} marked by others meanwhile.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}
