import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { readTrace, type Trace } from '../collab/support/traces.ts'

export const historiesFolder = fileURLToPath(new URL('../fixtures/histories', import.meta.url))

/** The texts of a page's history, oldest first; see the README of the fixtures. */
export function readTexts(file: string): string[] {
  const lines = gunzipSync(readFileSync(`${historiesFolder}/${file}`))
    .toString()
    .trim()
    .split('\n')
  return lines
    .map(line => JSON.parse(line) as { readonly text: string; readonly deleted: boolean })
    .filter(({ text, deleted }) => text !== '' && !deleted)
    .map(({ text }) => text)
}

/** What a trace of keystrokes had written at so many moments, evenly apart. */
export function textsOfTrace(name: string, moments: number): string[] {
  const { txns } = readTrace<Trace>(name)
  const text: string[] = []
  const texts: string[] = []
  for (const [index, { patches }] of txns.entries()) {
    for (const [position, deleted, inserted] of patches) text.splice(position, deleted, ...inserted)
    if (index + 1 >= ((texts.length + 1) * txns.length) / moments) texts.push(text.join(''))
  }
  return texts
}
