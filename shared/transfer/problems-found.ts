import type { Problem, ProblemKind } from './problems.ts'

/** The problems of one text, each kind and name once. */
export class Problems {
  readonly #found = new Map<string, Problem>()

  report(kind: ProblemKind, name: string): void {
    const short = name.replace(/\s+/g, ' ').trim().slice(0, 100).toWellFormed()
    this.#found.set(`${kind} ${short}`, { kind, name: short })
  }

  get all(): Problem[] {
    return [...this.#found.values()]
  }
}
