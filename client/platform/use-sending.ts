import { useEffect, useState } from 'react'
import { type Failure, failureOf } from './api.ts'

interface Sending {
  readonly busy: boolean
  readonly failure: Failure | null
  /** Runs one call at a time; what it throws becomes the failure. */
  send(call: () => Promise<void>): Promise<void>
}

/**
 * One form's conversation with the server. Stays busy after success: the page is about to be left. Where the form was sent without
 * scripts, it begins with what was refused.
 */
export function useSending(refused: Failure | null = null): Sending {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(refused)
  useEffect(() => {
    // Going back may bring the page back just as it was left.
    const stay = () => setBusy(false)
    globalThis.addEventListener('pageshow', stay)
    return () => globalThis.removeEventListener('pageshow', stay)
  }, [])
  return {
    busy,
    failure,
    async send(call) {
      if (busy) return
      setBusy(true)
      setFailure(null)
      try {
        await call()
      } catch (error) {
        setFailure(failureOf(error))
        setBusy(false)
      }
    },
  }
}
