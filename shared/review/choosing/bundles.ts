/** A difference, before it is known with which others it can only be chosen together. */
export type Part = number

/** Differences, and which of them can only be chosen together. Changes are numbered from 1, in the order of their first difference. */
export class Bundles {
  readonly #parents: Part[] = []
  #numbers: readonly number[] | null = null

  add(): Part {
    return this.#parents.push(this.#parents.length) - 1
  }

  bind([first, ...others]: readonly Part[]): void {
    for (const other of others) if (first !== undefined) this.#parents[this.#root(other)] = this.#root(first)
  }

  get count(): number {
    return new Set(this.#numbered()).size
  }

  /** Asked once everything is bound. */
  numberOf(part: Part | null): number | null {
    return part === null ? null : (this.#numbered()[part] ?? null)
  }

  #root(part: Part): Part {
    let root = part
    while (this.#parents[root] !== root) root = this.#parents[root] as Part
    this.#parents[part] = root
    return root
  }

  #numbered(): readonly number[] {
    const numbers = new Map<Part, number>()
    this.#numbers ??= this.#parents.map((_, part) => {
      const root = this.#root(part)
      const number = numbers.get(root) ?? numbers.size + 1
      numbers.set(root, number)
      return number
    })
    return this.#numbers
  }
}
