import type { ContributionType, StanceKind } from '@fieldword/shared/processes/vocabulary.ts'
import type { Api } from '../../platform/page.ts'

/** What a form about contributions holds, to be shown again where it was refused. */
export interface Sent {
  readonly act: string
  readonly number: number | null
  /** An element; empty for the whole text. */
  readonly element: string
  readonly words: string
  readonly from: number | null
  readonly type: string
  readonly text: string
  readonly proposedText: string
  readonly stratum: string
}

export function sentIn(form: URLSearchParams | null): Sent | null {
  if (!form) return null
  const of = (name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n')
  const count = (name: string) => (/^\d+$/.test(of(name)) ? Number(of(name)) : null)
  return {
    ...{ act: of('act'), number: count('number'), element: of('element'), words: of('words'), from: count('from') },
    ...{ type: of('type') || 'general', text: of('text'), proposedText: of('proposedText'), stratum: of('stratum') },
  }
}

/** What a comment is about and says, as the API takes it. */
export function saidOf({ element, words, from, type, text, proposedText }: Sent) {
  return {
    element: element || null,
    // The lines of a field end otherwise than those of a text; spaces around the words are nobody's.
    words: words.trim() || null,
    from: words.trim() ? from : null,
    type: type as ContributionType,
    text,
    proposedText: proposedText.trim() || null,
  }
}

/** Carries out one of the forms about contributions: the number of the one that it was about. Null for a form that is none of them. */
export async function carryOut(api: Api, slug: string, form: URLSearchParams): Promise<number | null> {
  const sent = sentIn(form)
  if (!sent) return null
  const { act, number } = sent
  switch (act) {
    case 'comment': {
      const said = await api.processes.comment({
        ...{ slug, ...saidOf(sent), replaces: number },
        stratum: sent.stratum || null,
      })
      return said.number
    }
    case 'stance': {
      const stance = form.get('stance')
      const wish = { slug, number: number ?? 0, stance: (stance || null) as StanceKind | null }
      return (await api.processes.takeStance(wish)).number
    }
    case 'withdraw':
      return (await api.processes.withdraw({ slug, number: number ?? 0 })).number
    default:
      return null
  }
}
