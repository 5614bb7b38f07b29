import { useEffect } from 'react'

/** Milliseconds between two looks at what is under way. */
const pace = 2000

/** Looks again and again while something is under way; what fails is tried again with the next look. */
export function useLooking(isUnderWay: boolean, look: () => Promise<void>): void {
  useEffect(() => {
    if (!isUnderWay) return
    const timer = setInterval(() => void look().catch(() => {}), pace)
    return () => clearInterval(timer)
  }, [isUnderWay, look])
}
