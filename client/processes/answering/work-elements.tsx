import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { Workbench, WorkFilter } from '@fieldword/shared/processes/dispositions-contract.ts'
import { workHref } from './work-address.ts'

interface WorkElementsProps {
  readonly bench: Workbench
  readonly filter: WorkFilter
}

/** One element at a time, each with what is left to do. */
export function WorkElements({ bench: { process, elements, whole }, filter }: WorkElementsProps) {
  const all = [...elements, whole]
  const total = { total: sum(all.map(one => one.total)), todo: sum(all.map(one => one.todo)) }
  const tabs = [
    { key: undefined, number: 'All', name: 'Elements', ...total },
    ...elements.map(({ id, number, handle, ...count }) => ({ key: id, number: number || '–', name: handle, ...count })),
    { key: 'whole', number: '¶', name: 'Whole text', ...whole },
  ]
  return (
    <nav className="elf" aria-label="Elements">
      {tabs.map(({ key, number, name, total: count, todo }) => (
        <a
          key={key ?? 'all'}
          href={workHref(process.slug, { ...filter, element: key })}
          aria-current={filter.element === key ? 'true' : undefined}
        >
          <b>{number}</b>
          <span>{name}</span>
          <small className="fw-num">{todo > 0 ? `${inFigures(todo)} to do` : count > 0 ? 'done' : 'none'}</small>
        </a>
      ))}
    </nav>
  )
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
