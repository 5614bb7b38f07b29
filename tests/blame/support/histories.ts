import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

export interface HistoryEntry {
  readonly author: string
  readonly date: string
  readonly message: string
  /** The lines that are not blank: each is a block here, whatever Markdown would make of it. */
  readonly paragraphs: readonly string[]
}

/** A page's history, oldest first, from tests/fixtures/histories. */
export function readHistory(name: string): HistoryEntry[] {
  const packed = readFileSync(new URL(`../../fixtures/histories/${name}.jsonl.gz`, import.meta.url))
  return gunzipSync(packed)
    .toString('utf8')
    .trim()
    .split('\n')
    .map(line => {
      const { author, date, message, text } = JSON.parse(line) as Record<'author' | 'date' | 'message' | 'text', string>
      return { author, date, message, paragraphs: text.split('\n').filter(paragraph => paragraph.trim() !== '') }
    })
}
