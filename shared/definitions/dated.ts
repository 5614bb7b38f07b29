import { z } from 'zod'

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** [DEF13] A date of the calendar, as precise as its source: 2011, 2018-05 or 2019-11-14. */
export const datedOn = z
  .string()
  .trim()
  .regex(shape, 'Write a year, a month or a day: 2011, 2018-05 or 2019-11-14.')
  .refine(isInCalendar, 'The calendar has no such date.')

function isInCalendar(date: string): boolean {
  const [, year, month, day] = shape.exec(date) ?? []
  if (Number(year) < 1) return false
  if (month === undefined) return true
  if (Number(month) < 1 || Number(month) > 12) return false
  return day === undefined || (Number(day) >= 1 && Number(day) <= daysOf(Number(year), Number(month)))
}

function daysOf(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

/** The first day it can mean. Dates of this form sort as text. */
export function firstDay(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date.slice(0, 10)
}

/** The last day it can mean; of a month always the 31st, for the sake of order alone. */
export function lastDay(date: string): string {
  return date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date.slice(0, 10)
}

/** Whatever day each of them means, the first is before the second. */
export function isBefore(date: string, other: string): boolean {
  return lastDay(date) < firstDay(other)
}
