/** A row of a CSV file, and the line on which it begins, from 1. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

export interface CsvFault {
  readonly line: number
  readonly message: string
}

export interface CsvRead {
  readonly rows: readonly CsvRow[]
  /** Where the file stopped being a table; what follows is not read. */
  readonly fault: CsvFault | null
}

const limits = { rows: 10_001, cells: 100, characters: 20_000 } as const

/**
 * A table in CSV (RFC 4180), with commas, semicolons or tabs between the cells, whichever its first line has most of; with a byte order
 * mark or without, with any line ends. Cells are text, whatever they look like: nothing is carried out. Empty lines are passed over.
 */
export function readCsv(text: string): CsvRead {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text
  const reader = new Reader(source, separatorOf(source))
  const rows: CsvRow[] = []
  try {
    for (let row = reader.row(); row; row = reader.row()) {
      if (row.cells.every(cell => cell === '')) continue
      if (rows.length === limits.rows) throw new Fault(row.line, 'A file has at most 10,000 rows beside its first.')
      rows.push(row)
    }
    return { rows, fault: null }
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault
    return { rows, fault: { line: fault.line, message: fault.message } }
  }
}

class Fault extends Error {
  readonly line: number

  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

function separatorOf(source: string): string {
  const first = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(source)?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? ''
  const count = (separator: string) => first.split(separator).length
  return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best))
}

class Reader {
  readonly #source: string
  readonly #separator: string
  #at = 0
  #line = 1

  constructor(source: string, separator: string) {
    this.#source = source
    this.#separator = separator
  }

  /** Null at the end. */
  row(): CsvRow | null {
    if (this.#at >= this.#source.length) return null
    const line = this.#line
    const cells: string[] = []
    for (;;) {
      cells.push(this.#cell())
      if (cells.length > limits.cells) throw new Fault(line, `A row has at most ${limits.cells} cells.`)
      if (this.#source[this.#at] !== this.#separator) break
      this.#at += 1
    }
    this.#lineEnd()
    return { line, cells }
  }

  #cell(): string {
    const began = this.#line
    const cell = this.#source[this.#at] === '"' ? this.#quoted() : this.#plain()
    if (cell.length > limits.characters) throw new Fault(began, 'A cell has at most 20,000 characters.')
    return cell
  }

  #plain(): string {
    const start = this.#at
    while (this.#at < this.#source.length && !this.#isEnd()) this.#at += 1
    return this.#source.slice(start, this.#at)
  }

  #quoted(): string {
    const began = this.#line
    let cell = ''
    for (;;) {
      const end = this.#source.indexOf('"', this.#at + 1)
      if (end < 0) throw new Fault(began, 'A quotation mark is opened and never closed.')
      const part = this.#source.slice(this.#at + 1, end)
      this.#line += part.split(/\r\n|\r|\n/).length - 1
      cell += part.replaceAll(/\r\n?/g, '\n')
      this.#at = end
      if (this.#source[end + 1] !== '"') break
      cell += '"'
      this.#at = end + 1
    }
    this.#at += 1
    if (this.#at < this.#source.length && !this.#isEnd()) {
      throw new Fault(
        this.#line,
        'Something stands behind a closed quotation mark. Double the quotation marks in a cell.',
      )
    }
    return cell
  }

  #isEnd(): boolean {
    const character = this.#source[this.#at]
    return character === this.#separator || character === '\n' || character === '\r'
  }

  #lineEnd(): void {
    if (this.#source[this.#at] === '\r') this.#at += 1
    if (this.#source[this.#at] === '\n') this.#at += 1
    this.#line += 1
  }
}
