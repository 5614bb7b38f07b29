/** Problems by field, of what the server said of its input. */
export function fieldsOf(issues: unknown): Record<string, string> {
  const fields: Record<string, string> = {}
  if (!Array.isArray(issues)) return fields
  for (const { path, message } of issues as { path: string; message: string }[]) fields[path] ??= message
  return fields
}
