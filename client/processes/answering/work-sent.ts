import type { DispositionKind } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import { dispositionKind } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import type { WorkRow } from '@fieldword/shared/processes/dispositions-contract.ts'
import type { Api } from '../../platform/page.ts'
import { keyOf } from './work-address.ts'

/** A row as it was seen: what is confirmed is that very proposal. */
export function pickOf(row: WorkRow): string {
  return `${keyOf(row)}.${row.pending?.id ?? ''}`
}

interface Picked {
  readonly number: number
  readonly part: number
  readonly pendingId: string
}

function pickIn(pick: string): Picked {
  const [number = '', part = '', pendingId = ''] = pick.split('.')
  return { number: Number(number), part: Number(part), pendingId }
}

/** Which form was sent: that of the open row, or that of all that are selected. */
export function picksIn(form: URLSearchParams): Picked[] {
  const row = form.get('row')
  return (row === null ? form.getAll('pick') : [row]).map(pickIn)
}

const text = (form: URLSearchParams, name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n').trim()

export interface Filled {
  readonly kind: string
  readonly rationale: string
  readonly duplicateOf: string
  readonly reason: string
}

export function filledIn(form: URLSearchParams | null): Filled {
  const of = (name: string) => (form ? text(form, name) : '')
  return { kind: of('kind'), rationale: of('rationale'), duplicateOf: of('duplicateOf'), reason: of('reason') }
}

/** Carries out what a button of the workbench asks for. The contract refuses what no button of ours sends. */
export async function carryOut(api: Api, slug: string, form: URLSearchParams): Promise<void> {
  const picks = picksIn(form)
  const ids = picks.map(({ pendingId }) => pendingId).filter(Boolean)
  switch (form.get('act')) {
    case 'confirm':
      await api.processes.settle({ slug, ids, verdict: 'confirm' })
      return
    case 'return':
      await api.processes.settle({ slug, ids, verdict: 'return', reason: text(form, 'reason') })
      return
    case 'assign':
      await api.processes.assignAnswers({
        slug,
        numbers: picks.map(({ number }) => number),
        editorId: text(form, 'editorId') || null,
      })
      return
    case 'split':
      await api.processes.splitContribution({
        slug,
        number: picks[0]?.number ?? 0,
        quotes: text(form, 'quotes')
          .split('\n')
          .map(quote => quote.trim())
          .filter(Boolean),
      })
      return
    case 'link':
      await api.processes.linkChange({
        ...{ slug, id: text(form, 'answerId'), revision: Number(text(form, 'revision').replace(/^r/i, '')) },
        elementId: text(form, 'elementId') || null,
      })
      return
    case 'unlink':
      await api.processes.unlinkChange({ slug, id: text(form, 'changeId') })
      return
    case 'duplicates':
      await proposeFor(api, slug, form, picks, 'duplicate')
      return
    default:
      await proposeFor(api, slug, form, picks, dispositionKind.safeParse(form.get('kind')).data ?? null)
  }
}

async function proposeFor(
  api: Api,
  slug: string,
  form: URLSearchParams,
  picks: readonly Picked[],
  kind: DispositionKind | null,
): Promise<void> {
  const duplicateOf = text(form, 'duplicateOf').replace('#', '')
  await api.processes.propose({
    slug,
    picks: picks.map(({ number, part }) => ({ number, part })),
    // Where nothing was chosen the contract says so.
    kind: kind ?? ('' as DispositionKind),
    rationale: text(form, 'rationale'),
    ...(kind === 'duplicate' && duplicateOf ? { duplicateOf: Number(duplicateOf) } : {}),
  })
}
