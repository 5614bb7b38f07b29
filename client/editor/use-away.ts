import { useEffect, useState } from 'react'
import { noticeable, type SaveState } from './save-state.ts'

/**
 * True while the connection is lost and that is worth a word. A server that restarts is back within a blink: a bar that came
 * and went with it would push the text down and up again under the reader's eyes.
 */
export function useNoticedAway({ link, awaySince }: Pick<SaveState, 'link' | 'awaySince'>): boolean {
  const online = useOnline()
  const since = link === 'away' ? awaySince : null
  const [noticed, setNoticed] = useState<number | null>(null)
  useEffect(() => {
    if (since === null) return
    const timer = setTimeout(() => setNoticed(since), since + noticeable - Date.now())
    return () => clearTimeout(timer)
  }, [since])
  return since !== null && (!online || noticed === since)
}

export function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return online
}
