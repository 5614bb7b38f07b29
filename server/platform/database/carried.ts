import type { z } from 'zod'
import { Prisma } from './client/client.ts'
import type { Tx } from './prisma.ts'

export type Row = Readonly<Record<string, unknown>>

/** A table that leaves the wiki row by row, and comes into another as it was. Slices hand in theirs. */
export interface CarriedTable {
  /** In the database, and in the lines of an export. */
  readonly name: string
  /** All that is told of a row, by the names the models give the columns. */
  readonly row: z.ZodObject
  /** The primary key, and the order of its lines. */
  readonly key: readonly string[]
  /** Rows held at once: few where they are large. */
  readonly atOnce?: number
  /** Told only to whoever asks for secrets. */
  readonly secrets?: readonly string[]
  /** How it comes into a wiki that is not empty, with the pages that come; tables without it stay behind. */
  readonly adopted?: {
    /** Names the page: by the name in the models, or in the database where it is a column of the table that `through` leads to. */
    readonly page: string
    readonly through?: { readonly table: string; readonly column: string }
    /** Columns that name accounts, which stay behind, and where the name of each can stand instead. */
    readonly people?: Readonly<Record<string, string | null>>
  }
  /** Where a row is told in other words than it is stored; null where it is not told at all. */
  readonly told?: (row: Row) => Row | null
}

const usual = 200

/** Its rows in the order of its key, part by part. For a transaction that goes on as long as they are read. */
export async function* readCarried(tx: Tx, table: CarriedTable, secrets: boolean): AsyncGenerator<readonly Row[]> {
  const { name, row, key, atOnce = usual, told } = table
  const left = secrets ? [] : (table.secrets ?? [])
  const columns = Object.keys(row.shape).filter(column => !left.includes(column))
  const cursor = Prisma.raw(`"carried_${name}"`)
  const columnsAs = Prisma.raw(columns.map(column => `${inSql(column)} AS "${column}"`).join(', '))
  const order = Prisma.raw(key.map(inSql).join(', '))
  // PostgreSQL keeps the place: a key of several columns, compared by hand, would read a part anew for each.
  await tx.$executeRaw`
    DECLARE ${cursor} NO SCROLL CURSOR FOR
    SELECT to_jsonb(told) AS row FROM (SELECT ${columnsAs} FROM ${Prisma.raw(inSql(name))} ORDER BY ${order}) told`
  for (;;) {
    const rows = await tx.$queryRaw<{ row: Row }[]>`FETCH ${Prisma.raw(String(atOnce))} FROM ${cursor}`
    if (rows.length === 0) break
    yield rows.map(({ row }) => (told ? told(row) : row)).filter(row => row !== null)
  }
  await tx.$executeRaw`CLOSE ${cursor}`
}

/** Writes rows as they were; what is here by its key already is passed over. */
export async function insertCarried(tx: Tx, { name, row, key }: CarriedTable, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(row.shape)
  const into = Prisma.raw(columns.map(inSql).join(', '))
  const values = JSON.stringify(rows.map(stored => Object.fromEntries(columns.map(of => [snake(of), stored[of]]))))
  await tx.$executeRaw`
    INSERT INTO ${Prisma.raw(inSql(name))} (${into})
    SELECT ${into} FROM jsonb_populate_recordset(NULL::${Prisma.raw(inSql(name))}, ${values}::jsonb)
    ON CONFLICT (${Prisma.raw(key.map(inSql).join(', '))}) DO NOTHING`
}

const snake = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
const inSql = (name: string) => `"${snake(name)}"`
