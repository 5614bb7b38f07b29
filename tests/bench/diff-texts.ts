import { doc, paragraph } from '@fieldword/shared/document/build.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { chanceOf } from '../collab/support/random.ts'

const vocabulary =
  'students progress based on evidence of mastery learning actively different pathways varied pacing equity assessment support timely rigorous'.split(
    ' ',
  )

/** Paragraphs of so many words, some of which stand nowhere else. */
export function prose(paragraphs: number, words: number, seed = 1): string[] {
  const chance = chanceOf(seed)
  const word = () => chance.one(vocabulary) + (chance.below(4) === 0 ? chance.below(900) : '')
  return Array.from({ length: paragraphs }, () => `${Array.from({ length: words }, word).join(' ')}.`)
}

export function documentOf(paragraphs: readonly string[], id = 'p'): DocumentJson {
  return doc(...paragraphs.map((words, at) => paragraph(`${id}${at}`, words)))
}

export function withWord(words: string, at: number, fresh: string): string {
  return words.split(' ').with(at, fresh).join(' ')
}
