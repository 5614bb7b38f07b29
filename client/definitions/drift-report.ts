import type { Drift } from '@fieldword/shared/definitions/drift-contract.ts'
import type { Asked } from './drift-form.tsx'

/** Characters of an address that everything on its way lets through. */
const longestHref = 1900

/** The address of a result, which holds the text itself; null where it would be too long, or the text stands elsewhere. */
export function driftHref(slug: string, { text, version }: Asked): string | null {
  if (!text) return null
  const query = new URLSearchParams({ ...(version && { version }), text })
  const href = `/wiki/${slug}/drift?${query}`
  return href.length <= longestHref ? href : null
}

const words = { kept: 'Kept', reworded: 'Reworded', regrouped: 'Split or joined', missing: 'Missing' } as const

/** The result as Markdown, to take along. */
export function driftReport({ pageTitle, version, address, summary, rows, added, counts }: Drift): string {
  const of = version ? `, ${version.label}` : ''
  return [
    `# Drift from ${pageTitle}${of}`,
    ...(address ? [`Adapted text: ${address}`] : []),
    summary,
    ...rows.flatMap(row => [
      `## Element ${row.before.map(({ number }) => number).join(', ')}: ${words[row.kind]}${row.moved ? ', moved' : ''}`,
      ...row.before.map(side => `> ${textOf(side.runs)}`),
      ...(row.after.length > 0 ? row.after.map(side => textOf(side.runs)) : ['No counterpart.']),
    ]),
    ...(counts.added > 0 ? ['## Added', ...added.map(passage => `- ${passage}`)] : []),
    '',
  ].join('\n\n')
}

function textOf(runs: readonly { readonly text: string }[]): string {
  return runs.map(({ text }) => text).join('')
}
