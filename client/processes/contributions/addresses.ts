import type { WordsKind } from '@fieldword/shared/processes/withholding-contract.ts'

const under = (slug: string) => `/processes/${encodeURIComponent(slug)}`

export const processHref = under
export const deskHref = (slug: string) => `${under(slug)}/comment`
export const mineHref = (slug: string) => `${under(slug)}/mine`
export const enterHref = (slug: string) => `${under(slug)}/enter`
export const filesHref = (slug: string) => `${under(slug)}/files`
export const contributionHref = (slug: string, number: number) => `${under(slug)}/contributions/${number}`
/** Where moderators hide words and admins destroy them. */
export const wordsHref = (slug: string, kind: WordsKind, id: string) => `${under(slug)}/words/${kind}/${id}`
/** Where it stands in a list. */
export const idOf = (number: number) => `said-${number}`
