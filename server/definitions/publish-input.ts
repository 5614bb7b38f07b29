import type { z } from 'zod'
import { refuseWith } from '../platform/errors.ts'

/** What an address asks, by its contract. */
export function parsed<Shape extends z.ZodType>(shape: Shape, value: unknown, path: string): z.output<Shape> {
  const { success, data, error } = shape.safeParse(value)
  if (success) return data
  return refuseWith('bad-input', { issues: error.issues.map(({ message }) => ({ path, message })) })
}
