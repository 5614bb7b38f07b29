import { type CarriedTable, insertCarried, type Row } from '../platform/database/carried.ts'
import { Prisma } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { pagesBroughtIn } from './fieldword-queries.ts'

/** [TRF32] Rows that hang on pages which came along. Whom they name stayed where they were. */
export async function adoptRows(
  tx: Tx,
  table: CarriedTable,
  rows: readonly Row[],
  by: { readonly site: string; readonly importId: string; readonly names: ReadonlyMap<string, string> },
): Promise<void> {
  const { adopted } = table
  if (!adopted) return
  const pages = await pagesOf(tx, adopted, rows)
  const brought = await pagesBroughtIn(tx, by, [...new Set(pages.filter(page => page !== null))])
  await insertCarried(
    tx,
    table,
    rows.filter((_, index) => brought.has(pages[index] ?? '')).map(row => withoutAccounts(row, adopted, by.names)),
  )
}

function withoutAccounts(
  row: Row,
  { people = {} }: NonNullable<CarriedTable['adopted']>,
  names: ReadonlyMap<string, string>,
): Row {
  const outside = Object.entries(people).flatMap(([column, name]) => [
    [column, null],
    ...(name === null ? [] : [[name, names.get(String(row[column])) ?? row[name]]]),
  ])
  return { ...row, ...Object.fromEntries(outside) }
}

/** The page of each row; null where what it hangs on is not here. */
async function pagesOf(
  tx: Tx,
  { page, through }: NonNullable<CarriedTable['adopted']>,
  rows: readonly Row[],
): Promise<(string | null)[]> {
  if (!through) return rows.map(row => String(row[page]))
  const { table, column } = through
  const named = rows.map(row => String(row[column]))
  const found = await tx.$queryRaw<{ id: string; page: string }[]>`
    SELECT id, ${Prisma.raw(`"${page}"`)} AS page FROM ${Prisma.raw(`"${table}"`)} WHERE id = ANY(${named}::uuid[])`
  const byId = new Map(found.map(row => [row.id, row.page]))
  return named.map(id => byId.get(id) ?? null)
}
