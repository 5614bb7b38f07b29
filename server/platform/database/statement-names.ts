/** Statements that PostgreSQL keeps prepared, at most: lists of many lengths have a text for each length. */
const most = 1000

/**
 * One name for each text of a statement, so that a connection parses and plans it once and not with every request: planning
 * the joins of a list takes longer than reading it. An empty name is for statements that are not kept.
 */
export function statementNames(limit = most): (statement: { readonly sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= limit) return ''
    const name = `fieldword_${names.size}`
    names.set(sql, name)
    return name
  }
}
