import { datedOn, firstDay, isBefore, lastDay } from '@fieldword/shared/definitions/dated.ts'
import { orderProblem, placeByDate } from '@fieldword/shared/definitions/order.ts'
import { nextStatuses, periodsInForce, type StatusStep } from '@fieldword/shared/definitions/status.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

const two = (number: number) => String(number).padStart(2, '0')
const date = fc
  .tuple(
    fc.integer({ min: 1990, max: 2030 }),
    fc.option(fc.integer({ min: 1, max: 12 })),
    fc.option(fc.integer({ min: 1, max: 28 })),
  )
  .map(([year, month, day]) => [year, ...(month ? [two(month), ...(day ? [two(day)] : [])] : [])].join('-'))

describe('dates as precise as known', () => {
  it('[DEF13] mean a first and a last day, between which they decide nothing', () => {
    expect([firstDay('2011'), lastDay('2011')]).toEqual(['2011-01-01', '2011-12-31'])
    expect([isBefore('2011', '2011-07'), isBefore('2011-07', '2011'), isBefore('2011', '2012-01')]).toEqual([
      false,
      false,
      true,
    ])
    fc.assert(
      fc.property(date, date, (one, other) => {
        expect(datedOn.parse(one)).toBe(one)
        expect(firstDay(one) <= lastDay(one)).toBe(true)
        expect(isBefore(one, other) && isBefore(other, one)).toBe(false)
      }),
    )
  })

  it('[DEF14] whatever is published in whatever order, the line never goes back in time', () => {
    fc.assert(
      fc.property(fc.array(date, { maxLength: 12 }), dates => {
        const line: { label: string; datedOn: string }[] = []
        for (const [at, dated] of dates.entries()) {
          const place = placeByDate(line, dated)
          if (orderProblem(line, place, dated) === null) line.splice(place, 0, { label: `v${at}`, datedOn: dated })
        }
        for (const [at, version] of line.entries())
          for (const later of line.slice(at + 1)) expect(isBefore(later.datedOn, version.datedOn)).toBe(false)
      }),
    )
  })
})

describe('statuses', () => {
  it('[DEF17] however a version is moved, it is in force for whole stretches of time, one after another', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('working', 'in_force'),
        fc.array(fc.nat({ max: 9 }), { maxLength: 10 }),
        (first, picks) => {
          const log: StatusStep[] = [{ from: null, to: first as 'working', effectiveOn: '2011' }]
          for (const [at, pick] of picks.entries()) {
            const from = log.at(-1)?.to ?? 'working'
            // As another version's coming into force does.
            const choices = [...nextStatuses(log), ...(from === 'in_force' ? (['superseded'] as const) : [])]
            const to = choices[pick % choices.length]
            if (to) log.push({ from, to, effectiveOn: `20${12 + at}` })
          }
          const periods = periodsInForce(log)
          expect(periods).toHaveLength(log.filter(({ to }) => to === 'in_force').length)
          expect(periods.filter(({ to }) => to === null)).toHaveLength(log.at(-1)?.to === 'in_force' ? 1 : 0)
          for (const { from, to } of periods) if (to) expect(from < to).toBe(true)
        },
      ),
    )
  })
})
