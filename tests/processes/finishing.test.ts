import { planFields } from '@fieldword/client/processes/plan-fields.ts'
import { planIn, sentAs, wholePlan } from '@fieldword/client/processes/plan-sent.ts'
import { reasonOf } from '@fieldword/shared/processes/adoption-reasons.ts'
import { daysOver, overInWords } from '@fieldword/shared/processes/overdue.ts'
import { stageKind } from '@fieldword/shared/processes/vocabulary.ts'
import { describe, expect, it } from '@jest/globals'

describe('why an element became what it is', () => {
  const answer = (number: number, rationale: string) => ({ kind: 'comment' as const, number, rationale })

  it('[PR342] is what the answers say, each with what it answers', () => {
    expect(reasonOf([answer(3, 'It says more.'), answer(8, 'Shorter,\nand clear')])).toBe(
      'It says more (comment 3). Shorter, and clear (comment 8).',
    )
    expect(reasonOf([])).toBe('')
  })

  it('[PR342] is cut between answers, and says how many are left out', () => {
    const said = reasonOf([1, 2, 3].map(number => answer(number, 'a'.repeat(450))))
    expect(said.length).toBeLessThanOrEqual(1_000)
    expect(said).toMatch(/\(comment 2\)\. 1 more answer\.$/)
  })
})

describe('a stage that is late', () => {
  const closesAt = new Date('2026-03-09T17:00:00Z')

  it('[PR343] is so from its time on, in whole days', () => {
    expect(daysOver(closesAt, new Date('2026-03-09T16:59:59Z'))).toBeNull()
    expect(daysOver(null, closesAt)).toBeNull()
    expect(daysOver(closesAt, closesAt)).toBe(0)
    expect(daysOver(closesAt, new Date('2026-03-12T16:59:59Z'))).toBe(2)
    expect([0, 1, 3].map(overInWords)).toEqual(['over since today', '1 day over', '3 days over'])
  })
})

describe('a plan', () => {
  it.each(stageKind.options)('[PR345] of the kind %s is asked for whole, and comes back as it was shown', kind => {
    const plan = wholePlan(kind, {})
    const asked = planFields[kind].map(({ name }) => name)
    const elsewhere = kind === 'input' ? ['intro', 'questions'] : []
    expect(new Set(Object.keys(plan))).toEqual(new Set([...asked, ...elsewhere]))
    const form = new URLSearchParams()
    for (const field of planFields[kind]) {
      for (const value of [plan[field.name]].flat()) if (value !== false) form.append(sentAs(field), String(value))
    }
    expect(planIn(form, kind, plan)).toEqual(plan)
  })
})
