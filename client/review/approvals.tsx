import type { ReviewRef } from '@fieldword/shared/review/contract.ts'

/** How many approvals a proposal has, of how many it needs. */
export function Approvals({ approvals: { given, needed } }: Pick<ReviewRef, 'approvals'>) {
  return (
    <>
      <span className="appr" aria-hidden="true">
        {Array.from({ length: needed }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: dots have no other name
          <i key={index} className={index < given ? 'on' : undefined} />
        ))}
      </span>
      {given} of {needed}
    </>
  )
}
