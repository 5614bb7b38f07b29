import { canonical, canonicalJson } from '@fieldword/shared/document/canonical.ts'
import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'
import { parseDocument } from '@fieldword/shared/document/parse.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import type { Conflict } from '@fieldword/shared/merge/contract.ts'
import { mergeDocuments } from '@fieldword/shared/merge/merge-documents.ts'
import { withTypingSince } from '@fieldword/shared/merge/typing-since.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { chanceOf, seeds } from '../collab/support/random.ts'
import { anyDocument } from '../document/documents.ts'
import { edited, typedIn } from './edits.ts'

const rounds = 400

/** A document and what two people made of it, a hundred times each. */
function eachRound(seed: number, check: (round: ReturnType<typeof roundOf>) => void): void {
  const bases = fc.sample(anyDocument, { seed, numRuns: rounds })
  for (const [index, base] of bases.entries()) {
    const round = roundOf(base, seed + index)
    try {
      check(round)
    } catch (error) {
      throw new Error(`Round ${index}: ${JSON.stringify([round.base, round.ours.document, round.theirs.document])}`, {
        cause: error,
      })
    }
  }
}

function roundOf(base: DocumentJson, seed: number) {
  const chance = chanceOf(seed)
  const ours = edited(base, 1 + chance.below(4), 'o', chance)
  const theirs = edited(base, 1 + chance.below(4), 't', chance)
  return { base, ours, theirs, chance }
}

function wordsIn(value: unknown): string {
  return JSON.stringify(value)
}

function isValid(document: DocumentJson): boolean {
  return !isRefusal(parseDocument(document)) && canonicalJson(document) === JSON.stringify(document)
}

const kept = [978261019, 84970875, 1821648131, 1898217299, 1481740539, 1926212696, 942069095, 1220351297, 250088599]

describe.each(seeds(...kept))('merges by chance, seed %i', seed => {
  it('[MRG1] of a side that changed nothing are the other side; of the same change on both sides, that', () => {
    eachRound(seed, ({ base, ours: { document: ours }, theirs: { document: theirs } }) => {
      expect(mergeDocuments(base, base, theirs).document).toEqual(canonical(theirs))
      expect(mergeDocuments(base, ours, base).document).toEqual(canonical(ours))
      expect(mergeDocuments(base, ours, ours).document).toEqual(canonical(ours))
      expect(mergeDocuments(base, ours, ours).conflicts).toEqual([])
    })
  })

  it('[MRG10] are documents of the schema, whatever was chosen', () => {
    eachRound(seed, ({ base, ours, theirs, chance }) => {
      const merged = mergeDocuments(base, ours.document, theirs.document)
      expect(isValid(merged.document)).toBe(true)
      const choices = merged.conflicts.map(({ id, takes }) => {
        const take = chance.one(takes)
        return { conflict: id, take, ...(take === 'own' && { words: 'one\ntwo' }) }
      })
      const settled = mergeDocuments(base, ours.document, theirs.document, { choices })
      expect(isValid(settled.document)).toBe(true)
      expect(settled.unfit).toEqual([])
      expect(settled.conflicts.map(({ id }) => id)).toEqual(merged.conflicts.map(({ id }) => id))
    })
  })

  it('[MRG5] lose no new word of either side: it stands in the result or in a conflict', () => {
    eachRound(seed, ({ base, ours, theirs }) => {
      const merged = mergeDocuments(base, ours.document, theirs.document)
      const shown = wordsIn(merged)
      for (const word of [...ours.words, ...theirs.words]) {
        if (wordsIn([ours.document, theirs.document].map(wordsOfBlocks)).includes(word)) expect(shown).toContain(word)
      }
    })
  })

  it('[MRG11] are the same with the sides changed over, but for the order of what both put in one place', () => {
    eachRound(seed, ({ base, ours: { document: ours }, theirs: { document: theirs } }) => {
      const one = mergeDocuments(base, ours, theirs)
      const other = mergeDocuments(base, theirs, ours)
      const conflicts = [other.conflicts, one.conflicts.map(changedOver)].map(some => some.map(told).sort())
      // After which of two blocks with one id and one text, or with neither, something stands, nobody can tell.
      if (hasTwins(base)) expect(conflicts[0]).toHaveLength(conflicts[1]?.length ?? 0)
      else expect(conflicts[0]).toEqual(conflicts[1])
      if (one.conflicts.length > 0) return
      const said = hasTwins(base) ? withoutIds : canonical
      expect(sorted(said(other.document))).toEqual(sorted(said(one.document)))
    })
  })

  it('[MRG24] take in what was typed since as another merge would, or say that they cannot', () => {
    let followed = 0
    eachRound(seed, ({ base, ours: { document: ours }, theirs: { document: theirs }, chance }) => {
      const before = canonical(ours)
      const { document: after } = mergeDocuments(base, ours, theirs)
      expect(withTypingSince({ before, after }, before)).toEqual(after)
      const now = canonical(chance.below(4) === 0 ? edited(before, 1, 's', chance).document : typedIn(before, chance))
      const whole = withTypingSince({ before, after }, now)
      const isTyped = canonicalJson(now) !== canonicalJson(before)
      if (!whole || !isTyped) return
      followed += 1
      expect(canonical(whole)).toEqual(mergeDocuments(before, after, now).document)
    })
    expect(followed).toBeGreaterThan(rounds / 20)
  })

  it('[MRG3] of changes to different blocks are both, without a conflict', () => {
    eachRound(seed, ({ base, theirs: { document: theirs } }) => {
      const last: NodeJson = { type: 'paragraph', attrs: { id: 'last' }, content: [{ type: 'text', text: 'Kept.' }] }
      const with_ = (doc: DocumentJson, text: string): DocumentJson => ({
        type: 'doc',
        content: [...canonical(doc).content, { ...last, content: [{ type: 'text', text }] }],
      })
      const merged = mergeDocuments(
        with_(base, 'It stays here.'),
        with_(base, 'It stays as it is.'),
        with_(theirs, 'It stays here.'),
      )
      expect(merged.conflicts).toEqual([])
      expect(merged.document).toEqual(canonical(with_(theirs, 'It stays as it is.')))
    })
  })
})

function hasTwins(document: DocumentJson): boolean {
  const ids = idsIn(document.content)
  return new Set(ids).size < ids.length
}

/** Of blocks; those with neither an id nor anything in them, as an empty part of a fold, share one. */
function idsIn(nodes: readonly NodeJson[]): string[] {
  return nodes.flatMap(({ type, attrs, content = [] }) => {
    const isEmptyPart = type.startsWith('details') && typeof attrs?.id !== 'string' && content.length === 0
    const id = isEmptyPart ? '' : attrs?.id
    return [...(typeof id === 'string' ? [id] : []), ...idsIn(content)]
  })
}

function wordsOfBlocks({ content }: DocumentJson): string {
  return JSON.stringify(content, (key, value: unknown) => (key === 'attrs' ? undefined : value))
}

function changedOver(conflict: Conflict): Conflict {
  return { ...conflict, ours: conflict.theirs, theirs: conflict.ours } as Conflict
}

/** Ids are numbered by side, and what stands around is told as in ours. */
function told({ kind, ours, theirs, ...conflict }: Conflict): string {
  return JSON.stringify([kind, 'base' in conflict ? conflict.base : null, ours, theirs])
}

/** Which of two blocks with one id has it in the end, nobody can tell either. */
function withoutIds(document: DocumentJson): DocumentJson {
  return canonical(JSON.parse(JSON.stringify(document, (key, value: unknown) => (key === 'id' ? undefined : value))))
}

/** Without empty paragraphs: one that comes to stand last is not kept [DOC12], and what stands last may be either side's. */
function sorted({ content: blocks }: DocumentJson): string[] {
  const says = blocks.filter(({ type, content }) => type !== 'paragraph' || content)
  return says.map(sortedJson).sort()
}

function sortedJson(node: NodeJson): string {
  const inner = (node.content ?? []).map(sortedJson)
  const isText = (node.content ?? []).some(({ text }) => text !== undefined)
  return JSON.stringify({ ...node, content: isText ? inner : inner.sort() })
}
