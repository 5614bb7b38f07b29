import type { Database, Tx } from './database/prisma.ts'

/** Something stored that is not as it should be. */
export interface Damage {
  /** What is damaged, as somebody finds it in the wiki or in the database. */
  readonly what: string
  /** What is wrong with it. */
  readonly problem: string
  /** What to do about it. */
  readonly remedy: string
}

export type Stored = Pick<Database, 'prisma' | 'sql'>

/** What a slice looks at of its own tables. Slices hand in theirs; no check looks into another slice's. */
export interface Check {
  /** In the plural, as in "1,204 revisions". */
  readonly things: string
  /** What is wrong with each thing looked at, one after another: nothing with most. Holds a bounded part of them at once. */
  look(stored: Stored): AsyncIterable<readonly Damage[]>
}

export interface Verified {
  readonly looked: number
  readonly damages: number
}

export interface Reporter {
  damaged(damage: Damage): void
  /** Said now and then, so that whoever waits sees that it goes on. */
  going(things: string, looked: number): void
  done(things: string, verified: Verified): void
}

const tellEvery = 500

/** [VER1] Looks at everything. What it finds is told as it is found, and nothing is kept: a wiki may be of any size. */
export async function verify(stored: Stored, checks: readonly Check[], reporter: Reporter): Promise<Verified> {
  const all = { looked: 0, damages: 0 }
  for (const { things, look } of checks) {
    const here = { looked: 0, damages: 0 }
    for await (const damages of look(stored)) {
      here.looked += 1
      here.damages += damages.length
      for (const damage of damages) reporter.damaged(damage)
      if (here.looked % tellEvery === 0) reporter.going(things, here.looked)
    }
    reporter.done(things, here)
    all.looked += here.looked
    all.damages += here.damages
  }
  return all
}

/** Rows part by part, each part going on after the last row of the one before. */
export async function* inParts<Row>(read: (last: Row | null) => Promise<Row[]>): AsyncGenerator<Row[]> {
  for (let last: Row | null = null; ; ) {
    const rows: Row[] = await read(last)
    if (rows.length === 0) return
    yield rows
    last = rows.at(-1) ?? null
  }
}

/** What there is to do about a row that contradicts itself or others. */
export const correctRow = 'Compare with a backup and correct the row.'

/** A check of rows of which each is looked at by itself. */
export function checkEach<Row>(
  things: string,
  read: (tx: Tx, last: Row | null) => Promise<Row[]>,
  wrongIn: (row: Row) => Damage[],
): Check {
  return {
    things,
    async *look({ prisma }) {
      for await (const part of inParts<Row>(last => read(prisma, last))) for (const row of part) yield wrongIn(row)
    },
  }
}
