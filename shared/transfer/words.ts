import type { FileFaultReason, ImportFailure } from './contract.ts'
import type { ProblemKind } from './problems.ts'

/** What a row of the report says. */
export const problemWords: Readonly<Record<ProblemKind, string>> = {
  namespace: 'Page of a namespace that was not asked for',
  'title-taken': 'A page of this wiki has the address',
  'title-unusable': 'The title gives no address',
  'page-in-use': 'People write on the page: newer revisions are in its history, and not its text',
  'redirect-with-history': 'A text became a redirect: kept as a page with a link',
  'redirect-taken': 'The address of a redirect leads elsewhere already',
  'redirect-unresolved': 'A redirect leads to a page that is not here',
  model: 'Content that is neither wikitext nor Markdown',
  'text-redacted': 'An admin of this wiki destroyed exactly this text',
  'text-suppressed': 'The source keeps the text to itself',
  'author-suppressed': 'The source keeps the author to itself',
  'summary-suppressed': 'The source keeps the summary to itself',
  deleted: 'The text was deleted at this point',
  'open-proposal': 'A proposal was open: kept as withdrawn',
  unconvertible: 'The text could not be converted: its lines are kept as plain text',
  'plain-text': 'Mark-up we do not read, kept as plain text',
  'front-matter': 'Front matter, which is not shown',
  template: 'A template without words of its own',
  tag: 'A tag that means nothing here',
  image: 'A picture without a safe address',
  category: 'A category',
  interwiki: 'A link to another wiki',
  switch: 'A switch of the page’s look',
  html: 'HTML, kept as code',
}

const faults: Readonly<Record<FileFaultReason, string>> = {
  empty: 'The file is empty.',
  truncated: 'The file ends too soon: it was cut off.',
  compression: 'The file is damaged: it cannot be unpacked any further.',
  'unpacks-too-large': 'The file unpacks to hundreds of times its size, which no history does.',
  encoding: 'The file is not in UTF-8.',
  'unknown-format': 'The file is neither MediaWiki XML nor JSON lines.',
  'not-xml': 'The file is not well-formed XML.',
  doctype: 'The file declares a document type, which no MediaWiki export does and which can do harm.',
  'wrong-root': 'The file is XML, but no MediaWiki export.',
  'not-mediawiki': 'The file has a part that no MediaWiki export has.',
  'text-too-large': 'The file has a text of more than 16 MB.',
  'not-json': 'A line is not JSON.',
  'not-history': 'A line is no revision of a history.',
  'not-fieldword': 'A line is none of a Fieldword export.',
  'does-not-fit':
    'What the file tells does not fit with what is here: it is no whole export, or somebody began to write in this wiki before it was all in.',
  internal: 'Something went wrong on the server.',
}

const nextSteps: Partial<Record<FileFaultReason, string>> = {
  internal: 'Try again.',
  'does-not-fit': 'Bring it into an empty wiki.',
}

/** What was wrong, where, what was kept, and what to do. */
export function faultWords({ reason, line, byte }: ImportFailure): string {
  const place = line !== null ? ` Line ${line}.` : byte !== null ? ` Near byte ${byte} of the unpacked text.` : ''
  const next = nextSteps[reason] ?? 'Bring in a whole file to go on: what is here is passed over.'
  return `${faults[reason]}${place} What was read before is kept. ${next}`
}
