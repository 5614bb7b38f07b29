interface BibtexEntry {
  readonly key: string
  readonly fields: Readonly<Record<string, string>>
}

const commands: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textless: '<',
  textgreater: '>',
  textasciicircum: '^',
  textasciitilde: '~',
}

/** The entries of a BibTeX file, read by its rules alone: a value ends where its braces close. Throws where they do not. */
export function bibtexEntries(text: string): BibtexEntry[] {
  const entries: BibtexEntry[] = []
  let rest = text
  while (rest.includes('@')) {
    const start = /@misc\{([^,]*),/.exec(rest)
    if (!start) throw new Error(`This is no entry: ${rest}`)
    const fields: Record<string, string> = {}
    rest = rest.slice(start.index + start[0].length)
    for (let field = fieldAt(rest); field; field = fieldAt(rest)) {
      const end = closing(rest, field.start)
      fields[field.name] = plain(rest.slice(field.start, end))
      rest = rest.slice(end + 1)
    }
    if (!/^[,\s]*\}/.test(rest)) throw new Error(`This entry does not end: ${rest}`)
    rest = rest.slice(rest.indexOf('}') + 1)
    entries.push({ key: start[1] ?? '', fields })
  }
  return entries
}

function fieldAt(text: string): { readonly name: string; readonly start: number } | null {
  const found = /^[,\s]*([a-z]+) = \{/.exec(text)
  return found ? { name: found[1] ?? '', start: found[0].length } : null
}

/** To BibTeX itself a brace counts whether or not a backslash stands before it; to readers of it only without. */
function closing(text: string, start: number): number {
  let depth = 1
  for (let place = start; place < text.length; place += 1) {
    if (text[place] === '\\') place += 1
    else if (text[place] === '{') depth += 1
    else if (text[place] === '}') depth -= 1
    if (depth === 0) return place
  }
  throw new Error(`A brace is not closed: ${text}`)
}

/** What LaTeX would print. */
function plain(text: string): string {
  return text.replaceAll(/\\([a-z]+)\{\}|\\([^a-z])|[{}]/g, (_, command?: string, sign?: string) =>
    command ? (commands[command] ?? '') : (sign ?? ''),
  )
}

/** Records of a RIS file, each line a tag and its value. Throws for any other line. */
export function risRecords(text: string): Record<string, string[]>[] {
  const records: Record<string, string[]>[] = []
  for (const line of text.split('\r\n').filter(Boolean)) {
    const [, tag = '', value = ''] = /^([A-Z][A-Z0-9]) {2}- (.*)$/.exec(line) ?? []
    if (!tag) throw new Error(`This is no line of RIS: ${line}`)
    if (tag === 'TY') records.push({})
    const record = records.at(-1)
    if (tag === 'ER' || !record) continue
    record[tag] = [...(record[tag] ?? []), value]
  }
  return records
}
