import type { NodeJson } from '../document/document.ts'
import { blockText } from '../document/to-text.ts'
import { idOf } from './block-classes.ts'
import type { Choice, Conflict, Place, Take } from './contract.ts'
import type { Key } from './trees.ts'

type WithoutId<C> = C extends Conflict ? Omit<C, 'id'> : never

/** What may be taken, until it is decided: `ours` of words, attributes and places; the changed block of a deleted one. */
export class Settling {
  /** [MRG8] In the order of the document they were made from. */
  readonly conflicts: { readonly key: Key; readonly conflict: Conflict }[] = []
  /** [MRG9] What was chosen and fits nothing. */
  readonly unfit = new Set<string>()
  private readonly choices: ReadonlyMap<string, Choice>

  constructor(choices: readonly Choice[]) {
    this.choices = new Map(choices.map(choice => [choice.conflict, choice]))
    for (const { conflict } of choices) this.unfit.add(conflict)
  }

  /** Notes a conflict and answers what was chosen; null while nothing was. */
  settle(key: Key, name: string, conflict: WithoutId<Conflict>): Choice | null {
    const id = `${key}${name}-${shortHash(JSON.stringify([conflict.ours, conflict.theirs]))}`
    this.conflicts.push({ key, conflict: { ...conflict, id } as Conflict })
    const choice = this.choices.get(id)
    if (!choice || !fits(choice, conflict.takes)) return null
    this.unfit.delete(id)
    return choice
  }
}

/** FNV-1a, 32 bits. Choices outlive the merge they were made on: one made on other words must not fit by its place alone. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(36)
}

function fits({ take, words }: Choice, takes: readonly Take[]): boolean {
  return takes.includes(take) && (take === 'own') === (words !== undefined)
}

export function placeOf(node: NodeJson): Place {
  const text = blockText(node).replace(/\s+/g, ' ').trim()
  return { id: idOf(node), type: node.type, text: text.length > 80 ? `${text.slice(0, 79).toWellFormed()}…` : text }
}
