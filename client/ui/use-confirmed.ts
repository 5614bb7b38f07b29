import { type SubmitEvent, useState } from 'react'
import type { Failure } from '../platform/api.ts'
import { useSending } from '../platform/use-sending.ts'

interface Confirmed {
  readonly busy: boolean
  readonly failure: Failure | null
  /** What was sent and waits to be confirmed. */
  readonly asked: FormData | null
  /** Takes a form without leaving the page. */
  ask(event: SubmitEvent<HTMLFormElement>): void
  cancel(): void
  /** Does it; what is refused is told in the form. */
  confirm(): void
}

/** A form whose sending is confirmed first. */
export function useConfirmed(act: (form: FormData) => Promise<void>): Confirmed {
  const { busy, failure, send } = useSending()
  const [asked, setAsked] = useState<FormData | null>(null)
  return {
    busy,
    failure,
    asked,
    ask(event) {
      event.preventDefault()
      if (!busy) setAsked(new FormData(event.currentTarget))
    },
    cancel: () => setAsked(null),
    confirm() {
      if (!asked || busy) return
      void send(() => act(asked).finally(() => setAsked(null)))
    },
  }
}
