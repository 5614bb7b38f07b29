import type { HiddenParts } from '@fieldword/shared/revisions/contract.ts'
import { redactionWish } from '@fieldword/shared/revisions/hiding-contract.ts'
import { reasonIn, type Step, stepOf } from '../platform/steps.ts'

/** Which of the two forms of one page was sent. */
export const formField = 'form'

export interface SentParts {
  readonly parts: HiddenParts
  readonly reason: string
}

/** What is to be hidden, where that form was sent. */
export function partsIn(form: URLSearchParams | null): SentParts | null {
  if (form?.get(formField) !== 'hide') return null
  const parts = { text: form.has('text'), authors: form.has('authors'), summary: form.has('summary') }
  return { parts, reason: reasonIn(form) }
}

export interface SentRedaction {
  readonly step: Step
  readonly reason: string
}

/** How far somebody is with destroying a text, where that form was sent. */
export function redactionIn(form: URLSearchParams | null): SentRedaction | null {
  if (form?.get(formField) !== 'redact') return null
  const reason = reasonIn(form)
  return { reason, step: stepOf(form, redactionWish.shape.reason.safeParse(reason).success) }
}
