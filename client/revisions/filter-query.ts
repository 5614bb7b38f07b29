import type { z } from 'zod'

/** What of an address narrows a list, and what was left out of it because it cannot be read. */
export interface AskedFilter<Filter> {
  readonly filter: Filter
  readonly leftOut: readonly { readonly name: string; readonly why: string }[]
}

/** An address somebody wrote or kept is followed as far as it can be read; a form without scripts also sends its empty fields. */
export function readFilter<Shape extends Readonly<Record<string, z.ZodType>>>(
  shape: Shape,
  query: URLSearchParams,
): AskedFilter<{ readonly [Name in keyof Shape]?: z.output<Shape[Name]> }> {
  const filter: Record<string, unknown> = {}
  const leftOut: { name: string; why: string }[] = []
  for (const [name, field] of Object.entries(shape)) {
    const asked = query.get(name)?.trim()
    if (!asked) continue
    const { success, data, error } = field.safeParse(asked)
    if (success) filter[name] = data
    else leftOut.push({ name, why: error.issues[0]?.message ?? '' })
  }
  return { filter: filter as { [Name in keyof Shape]?: z.output<Shape[Name]> }, leftOut }
}

/** "?author=Ada&text=mastery", or nothing. */
export function filterQuery(filter: Readonly<Record<string, string | undefined>>): string {
  const set = Object.entries(filter).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return set.length === 0 ? '' : `?${new URLSearchParams(set)}`
}

/** `in` alone narrows nothing. */
export function isNarrowed({ in: _, ...filter }: Readonly<Record<string, string | undefined>>): boolean {
  return Object.values(filter).some(value => value !== undefined)
}
