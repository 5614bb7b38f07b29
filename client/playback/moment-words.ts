import { inWords } from '../ui/dates.ts'

/** "6 November 2026, 14:02 UTC". */
export function momentInWords(at: string): string {
  return `${inWords(at)}, ${at.slice(11, 16)} UTC`
}

/** Which edit of how many, and whose: below the heading, and what a screen reader hears at the playhead. */
export function editInWords(seq: number, lastSeq: number, name: string | null): string {
  return `Edit ${seq} of ${lastSeq}${name === null ? '' : `, by ${name}`}`
}

/** The sum at the end of the track: "412 edits, 31 people". */
export function sumInWords(edits: number, people: number): string {
  return `${edits} ${edits === 1 ? 'edit' : 'edits'}, ${people} ${people === 1 ? 'person' : 'people'}`
}
