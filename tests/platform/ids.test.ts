import { newId } from '@fieldword/server/platform/ids.ts'
import { expect, it } from '@jest/globals'

it('ids are UUIDs of version 7', () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

it('ids sort by the time they were made', () => {
  const ids = [1, 255, 256, 65_536, 1_700_000_000_000, 1_700_000_000_001].map(time => newId(time))
  expect([...ids].sort()).toEqual(ids)
})

it('ids of one millisecond differ', () => {
  expect(new Set(Array.from({ length: 1000 }, () => newId(1))).size).toBe(1000)
})
