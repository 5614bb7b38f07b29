import { type Origin, outsideNameOf } from '@fieldword/shared/blame/origins.ts'
import { percentages } from '@fieldword/shared/blame/shares.ts'
import type { Person } from '@fieldword/shared/kernel/contract.ts'
import type { Authorship, Writer } from '@fieldword/shared/revisions/authorship-contract.ts'
import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'

type Known = Pick<Writer, 'kind' | 'people' | 'names'>

/** [WHO12] Who is told to have written what, by revisions as the actor sees them: of hidden authors nobody is told. */
export class Writers {
  readonly #revisions: ReadonlyMap<number, RevisionRef>
  readonly #typists: ReadonlyMap<string, Person>
  readonly #places = new Map<string, number>()
  readonly #writers: (Known & { characters: number })[] = []

  constructor(revisions: ReadonlyMap<number, RevisionRef>, typists: ReadonlyMap<string, Person>) {
    this.#revisions = revisions
    this.#typists = typists
  }

  /** Counts these words to who wrote them, and answers their place. */
  wrote(origin: Origin, words: string): number {
    const known = this.#known(origin)
    const key = JSON.stringify([known.kind, known.people.map(({ id }) => id), known.names])
    const place = this.#places.get(key) ?? this.#writers.push({ ...known, characters: 0 }) - 1
    this.#places.set(key, place)
    const writer = this.#writers[place]
    if (writer) for (const _ of words) writer.characters += 1
    return place
  }

  /** Who wrote most comes first, in the blocks as well. */
  mostFirst(blocks: Authorship['blocks']): Pick<Authorship, 'blocks' | 'writers'> {
    const order = [...this.#writers.keys()].sort(
      (a, b) => (this.#writers[b]?.characters ?? 0) - (this.#writers[a]?.characters ?? 0) || a - b,
    )
    const placeOf = new Map(order.map((old, place) => [old, place]))
    const sorted = order.flatMap(old => this.#writers[old] ?? [])
    const percent = percentages(sorted.map(({ characters }) => characters))
    return {
      writers: sorted.map((writer, place) => ({ ...writer, percent: percent[place] ?? 0 })),
      blocks: blocks.map(block => ({
        ...block,
        runs: block.runs.map(run => ({ ...run, writer: placeOf.get(run.writer) ?? 0 })),
      })),
    }
  }

  #known({ revision, by }: Origin): Known {
    const ref = this.#revisions.get(revision)
    const typist = by === null ? undefined : this.#typists.get(by)
    if (!ref) return { kind: 'unnamed', people: [], names: [] }
    const isHidden = ref.hidden.authors && ref.authors.length === 0 && ref.outsideAuthors.length === 0
    if (isHidden) return { kind: 'hidden', people: [], names: [] }
    const outside = by === null ? null : outsideNameOf(by)
    if (outside !== null) return { kind: 'outside', people: [], names: [outside] }
    if (typist) return { kind: 'member', people: [typist], names: [] }
    const people = ref.authors.map(({ id, name, colour }) => ({ id, name, colour }))
    if (people.length > 0) return { kind: people.length === 1 ? 'member' : 'members', people, names: [] }
    const { outsideAuthors } = ref
    return outsideAuthors.length > 0
      ? { kind: 'outside', people: [], names: outsideAuthors }
      : { kind: 'unnamed', people: [], names: [] }
  }
}
