import { useEffect, useState } from 'react'
import { type Announcer, createAnnouncer } from './announcements.ts'

const between = 10_000

/** The two live regions of the page, and the one way to speak through them. */
export function useAnnouncer(): { readonly announcer: Announcer; readonly regions: React.ReactNode } {
  const [polite, setPolite] = useState('')
  const [assertive, setAssertive] = useState('')
  const [announcer] = useState(() =>
    createAnnouncer({
      between,
      now: () => performance.now(),
      later(run, milliseconds) {
        const timer = setTimeout(run, milliseconds)
        return () => clearTimeout(timer)
      },
      say: (words, urgency) => (urgency === 'polite' ? setPolite : setAssertive)(words),
    }),
  )
  useEffect(() => () => announcer.stop(), [announcer])
  const regions = (
    <div className="fw-vh">
      <div aria-live="polite">{polite}</div>
      <div aria-live="assertive">{assertive}</div>
    </div>
  )
  return { announcer, regions }
}
