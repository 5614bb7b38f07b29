/** Whether PostgreSQL refused what was written because of what is there, or is not there, or because it is no such thing. */
export function isConflict(error: unknown): boolean {
  const { code, meta } = (error ?? {}) as {
    code?: unknown
    meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } }
  }
  if (code === 'P2002' || code === 'P2003' || code === 'P2011') return true
  const original = meta?.driverAdapterError?.cause?.originalCode
  return code === 'P2010' && typeof original === 'string' && /^2[23]/.test(original)
}
