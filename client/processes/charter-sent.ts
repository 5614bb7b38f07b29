import type { Charter, Stratum } from '@fieldword/shared/processes/charter.ts'
import { wordsIn } from './words-field.tsx'

/** What the form of a charter sends. */
export function charterIn(form: URLSearchParams): {
  title: string
  summary: string
  charter: Charter
  strata: Stratum[]
} {
  return {
    title: form.get('title') ?? '',
    summary: wordsIn(form, 'summary'),
    charter: {
      scope: wordsIn(form, 'scope'),
      conflicts: wordsIn(form, 'conflicts'),
      names: form.get('names') === 'people' ? 'people' : 'public',
      smallestCell: Number(form.get('smallestCell')),
      joining: form.get('joining') === 'invitation' ? 'invitation' : 'open',
    },
    strata: strataIn(wordsIn(form, 'strata')),
  }
}

/** One group a line: "Teachers, 40". Its key is made from its name, so that it stays when its share changes. */
export function strataIn(text: string): Stratum[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => {
      const [, name = line, share] = /^(.*?)(?:[,;\t]\s*([\d.]+)\s*%?)?$/.exec(line) ?? []
      return { key: keyOf(name), name, target: share === undefined ? null : Number(share) }
    })
}

export function strataAsText(strata: readonly Stratum[]): string {
  return strata.map(({ name, target }) => (target === null ? name : `${name}, ${target}`)).join('\n')
}

function keyOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
  return words.slice(0, 40).replace(/-+$/, '') || 'group'
}
