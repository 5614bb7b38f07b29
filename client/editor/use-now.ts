import { useEffect, useState } from 'react'

/** The time in milliseconds, looked at every second: for words like "2 s ago". */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  // What has just happened is never in the future.
  return Math.max(now, Date.now() - 999)
}
