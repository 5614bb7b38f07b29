/** Where words come from. */
export interface Origin {
  /** The number of the revision that brought them. */
  readonly revision: number
  /** Who typed them: a member's id, or somebody outside this wiki; null where only the revision's authors are known. */
  readonly by: string | null
}

const outside = 'outside:'

/** Somebody who typed in another wiki, and is known here by name alone. */
export function outsideTypist(name: string): string {
  return outside + name
}

/** Null where `by` is a member. */
export function outsideNameOf(by: string): string | null {
  return by.startsWith(outside) ? by.slice(outside.length) : null
}

/** So many characters (UTF-16 units) of one origin, over the text of a document's text nodes in their order. */
export interface OriginRun extends Origin {
  readonly length: number
}

/** So many characters, and who typed them: null for the server, as in a restored or converted text. */
export interface TypedRun {
  readonly by: string | null
  readonly length: number
}

/** Neighbours of one origin are one run. */
export class OriginRuns {
  readonly runs: { revision: number; by: string | null; length: number }[] = []

  add({ revision, by }: Origin, length: number): void {
    if (length === 0) return
    const last = this.runs.at(-1)
    if (last && last.revision === revision && last.by === by) last.length += length
    else this.runs.push({ revision, by, length })
  }
}

/** Reads runs from left to right: asked for places that do not go back. */
export class RunReader<Run extends { readonly length: number }> {
  readonly #runs: readonly Run[]
  #index = 0
  #start = 0

  constructor(runs: readonly Run[]) {
    this.#runs = runs
  }

  /** The runs over these characters, cut to them. */
  *over(from: number, to: number): Generator<{ readonly run: Run; readonly length: number }> {
    for (let place = from; place < to; ) {
      const run = this.#runAt(place)
      if (!run) return
      const end = Math.min(to, this.#start + run.length)
      yield { run, length: end - place }
      place = end
    }
  }

  #runAt(place: number): Run | undefined {
    let run = this.#runs[this.#index]
    while (run && this.#start + run.length <= place) {
      this.#start += run.length
      this.#index += 1
      run = this.#runs[this.#index]
    }
    return run
  }
}

export function lengthOfRuns(runs: readonly { readonly length: number }[]): number {
  return runs.reduce((sum, { length }) => sum + length, 0)
}
