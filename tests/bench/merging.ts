import { performance } from 'node:perf_hooks'
import { doc, paragraph } from '@fieldword/shared/document/build.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { mergeDocuments } from '@fieldword/shared/merge/merge-documents.ts'

const rounds = 7

interface Case {
  readonly name: string
  readonly base: DocumentJson
  readonly ours: DocumentJson
  readonly theirs: DocumentJson
}

/** What a merge costs: few changes in a long text, many, and texts that have nothing in common. Milliseconds, the median of seven. */
export async function measureMerging(): Promise<void> {
  for (const { name, base, ours, theirs } of cases()) {
    const times: number[] = []
    let found = { conflicts: 0, coarse: false }
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now()
      const { conflicts, coarse } = mergeDocuments(base, ours, theirs)
      times.push(performance.now() - start)
      found = { conflicts: conflicts.length, coarse }
    }
    times.sort((a, b) => a - b)
    const median = (times[Math.floor(rounds / 2)] ?? 0).toFixed(1)
    console.log(`${name}: ${median} ms, ${found.conflicts} conflicts${found.coarse ? ', coarse' : ''}`)
  }
}

function cases(): Case[] {
  const base = textOf(500, index => sentence(index, 'says'))
  const only = (changed: number) => textOf(500, index => sentence(index, index === changed ? 'tells' : 'says'))
  const edited = (every: number, word: string) =>
    textOf(500, index => sentence(index, index % every === 0 ? word : 'says'))
  return [
    { name: '500 paragraphs, one changed on each side', base, ours: only(100), theirs: only(400) },
    {
      name: '500 paragraphs, a third changed on each side',
      base,
      ours: edited(3, 'tells'),
      theirs: edited(4, 'holds'),
    },
    {
      name: '500 paragraphs, halves swapped on one side and all reworded on the other',
      base,
      ours: swapped(base, 250),
      theirs: textOf(500, index => sentence(index, 'claims')),
    },
    {
      name: '3 texts of 600,000 characters with nothing in common',
      base: strange('b'),
      ours: strange('o'),
      theirs: strange('t'),
    },
  ]
}

function textOf(count: number, words: (index: number) => string): DocumentJson {
  return doc(...Array.from({ length: count }, (_, index) => paragraph(`p${index}`, words(index))))
}

function sentence(index: number, verb: string): string {
  return `Paragraph ${index} ${verb} what learners do when they have shown that they master skill ${index * 7}, and how it is seen.`
}

function swapped({ content }: DocumentJson, at: number): DocumentJson {
  return doc(...content.slice(at), ...content.slice(0, at))
}

function strange(letter: string): DocumentJson {
  return textOf(100, index => Array.from({ length: 600 }, (_, word) => `${letter}${index * 600 + word}abcd`).join(' '))
}
