import type { FileFaultReason } from '@fieldword/shared/transfer/contract.ts'

/** Why a file cannot be read any further, and where. What was read before it stays read. */
export class FileFault extends Error {
  readonly reason: FileFaultReason
  /** Lines and bytes of the unpacked text, from 1 and from 0; null where they are not known. */
  readonly line: number | null
  readonly byte: number | null

  constructor(
    reason: FileFaultReason,
    { line = null, byte = null }: { line?: number | null; byte?: number | null } = {},
  ) {
    super(`The file cannot be read any further: ${reason}.`)
    this.name = 'FileFault'
    this.reason = reason
    this.line = line
    this.byte = byte
  }
}
