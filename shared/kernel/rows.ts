import { z } from 'zod'

/** Columns of tables, as an export tells them. Strict objects of these are the format: a column that nobody names is not taken. */
export const rowId = z.uuid()
export const rowTime = z.iso.datetime({ offset: true })
export const rowCount = z.number().int()
/** Bytes in hex, as PostgreSQL writes them. */
export const rowBytes = z.string().startsWith('\\x')
export const rowJson = z.unknown()
