import { layOut } from '@fieldword/client/definitions/lineage-layout.ts'
import type { DefinitionComparison } from '@fieldword/shared/definitions/compare-contract.ts'
import { expect, it } from '@jest/globals'

const elements = (count: number, handle = 'Mastery') =>
  Array.from({ length: count }, (_, place) => ({ number: place + 1, handle, isNew: false }))
const laidOut = (from: number, to: number, handle?: string) =>
  layOut({ fromElements: elements(from, handle), toElements: elements(to, handle) } as unknown as DefinitionComparison)

it('centres the shorter column on the longer', () => {
  const { before, after } = laidOut(5, 7)
  const middle = (dots: readonly { y: number }[]) => ((dots.at(0)?.y ?? 0) + (dots.at(-1)?.y ?? 0)) / 2
  expect(middle(before.dots)).toBe(middle(after.dots))
  expect(after.dots[0]?.y).toBeLessThan(before.dots[0]?.y ?? 0)
})

it('is as high as its dots need, and never without height', () => {
  expect(laidOut(1, 40).height).toBeGreaterThan(laidOut(1, 7).height)
  expect(laidOut(0, 0).height).toBeGreaterThan(0)
})

it('shortens names that would run out of the picture, between characters', () => {
  const [dot] = laidOut(1, 1, '👩‍🏫 a very long name of an element').before.dots
  expect([...(dot?.handle ?? '')].length).toBeLessThanOrEqual(15)
  expect(dot?.handle).toMatch(/…$/)
})
