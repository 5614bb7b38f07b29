import { z } from 'zod'
import { inFigures } from '../kernel/figures.ts'

/** A number of a plan, refused in words that the form of a stage shows beside it. */
export function wholeNumber(least: number, most: number) {
  const error = `Write a whole number from ${least} to ${inFigures(most)}.`
  return z.number(error).int(error).min(least, error).max(most, error)
}
