/**
 * A table as CSV (RFC 4180). Spreadsheets take what begins with one of these for a formula and carry it out, whoever wrote it: an
 * apostrophe before it makes it text. They see through spaces at the start, and through quotes around the field.
 */
const formula = /^\s*[=+\-@＝＋－＠\t\r]/u
/** Spreadsheets read UTF-8 as such where it begins with this. */
const mark = '\ufeff'

type Rows = readonly (readonly (string | number)[])[]

export function csvOf(rows: Rows): string {
  return mark + moreCsv(rows)
}

/** More rows of a table whose first ones were written before. */
export function moreCsv(rows: Rows): string {
  return rows.map(row => `${row.map(fieldOf).join(',')}\r\n`).join('')
}

function fieldOf(value: string | number): string {
  if (typeof value === 'number') return String(value)
  return `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`
}
