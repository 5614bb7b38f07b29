import { performance } from 'node:perf_hooks'

/** Milliseconds over which it is looked at: longer than a crowd's burst, shorter than anybody notices. */
const span = 500

/** How much of its time a process has been at work lately, from 0 to 1: waiting for a processor that others use is work too. */
export class TimeAtWork {
  #from = performance.eventLoopUtilization()
  #lookedAt = performance.now()
  #share = 0

  get share(): number {
    const now = performance.now()
    if (now - this.#lookedAt > span) {
      const upTo = performance.eventLoopUtilization()
      this.#share = performance.eventLoopUtilization(upTo, this.#from).utilization
      this.#from = upTo
      this.#lookedAt = now
    }
    return this.#share
  }
}
