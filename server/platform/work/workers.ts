import { availableParallelism } from 'node:os'
import { type Transferable, Worker } from 'node:worker_threads'
import { refuseWith } from '../errors.ts'

export interface WorkersLimits {
  readonly threads: number
  /** Tasks that wait for a thread; one more is refused with `too-busy`. */
  readonly waiting: number
  /** Milliseconds for one task from when a thread takes it on; past them it is refused with `takes-too-long`. */
  readonly milliseconds: number
  /** Of a thread's memory. */
  readonly megabytes: number
}

/** One core is left to the event loop, which everybody waits for. */
const defaultLimits: WorkersLimits = {
  threads: Math.min(4, Math.max(1, availableParallelism() - 1)),
  waiting: 64,
  milliseconds: 15_000,
  megabytes: 512,
}

interface Job {
  readonly file: URL
  readonly task: unknown
  readonly transfer: readonly Transferable[]
  settle(outcome: { readonly answer: unknown } | { readonly failure: unknown }): void
}

/** Threads for what would hold the event loop: made when first needed, kept, and bounded in number, time and memory. */
export class Workers {
  readonly #limits: WorkersLimits
  readonly #idle: { readonly worker: Worker; readonly file: string }[] = []
  readonly #waiting: Job[] = []
  readonly #all: Set<Worker> = new Set()
  #closed: boolean = false

  constructor(limits: Partial<WorkersLimits> = {}) {
    this.#limits = { ...defaultLimits, ...limits }
  }

  /**
   * What the program in `file` posts back for a task. Throws what it threw, and refuses with `too-busy` or `takes-too-long`.
   */
  run<Answer>(file: URL, task: unknown, transfer: readonly Transferable[] = []): Promise<Answer> {
    if (this.#closed || this.#waiting.length >= this.#limits.waiting) return refusing('too-busy')
    return new Promise<Answer>((resolve, reject) => {
      const settle: Job['settle'] = outcome =>
        'failure' in outcome ? reject(outcome.failure) : resolve(outcome.answer as Answer)
      this.#waiting.push({ file, task, transfer, settle })
      this.#goOn()
    })
  }

  /** Ends every thread; what they were at is refused. */
  async close(): Promise<void> {
    this.#closed = true
    for (const job of this.#waiting.splice(0)) refusing('too-busy').catch(failure => job.settle({ failure }))
    await Promise.all([...this.#all].map(worker => worker.terminate()))
  }

  #goOn(): void {
    const [job] = this.#waiting
    const worker = job && this.#free(job.file)
    if (!job || !worker) return
    this.#waiting.shift()
    this.#work(worker, job)
    this.#goOn()
  }

  /** A thread that runs this program already, or a new one, in place of an idle one of another program where need be. */
  #free(file: URL): Worker | null {
    const at = this.#idle.findIndex(idle => idle.file === file.href)
    if (at >= 0) return this.#idle.splice(at, 1)[0]?.worker ?? null
    if (this.#all.size >= this.#limits.threads) {
      const other = this.#idle.shift()
      if (!other) return null
      this.#drop(other.worker)
    }
    const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: this.#limits.megabytes } })
    // A thread that is idle keeps no process alive; one at work is waited for by whoever asked.
    worker.unref()
    this.#all.add(worker)
    return worker
  }

  #work(worker: Worker, job: Job): void {
    const done = (outcome: Parameters<Job['settle']>[0], lives: boolean): void => {
      clearTimeout(timer)
      worker.off('message', answered).off('error', failed).off('exit', ended)
      worker.unref()
      if (lives) this.#idle.push({ worker, file: job.file.href })
      else this.#drop(worker)
      job.settle(outcome)
      this.#goOn()
    }
    const refuse = (code: 'takes-too-long' | 'too-busy'): void => {
      refusing(code).catch(failure => done({ failure }, false))
    }
    const answered = (answer: unknown): void => done({ answer }, true)
    const failed = (failure: unknown): void =>
      isOutOfMemory(failure) ? refuse('takes-too-long') : done({ failure }, false)
    const ended = (): void => refuse('too-busy')
    const timer = setTimeout(() => refuse('takes-too-long'), this.#limits.milliseconds)
    worker.on('message', answered).on('error', failed).on('exit', ended)
    worker.ref()
    worker.postMessage(job.task, job.transfer)
  }

  #drop(worker: Worker): void {
    this.#all.delete(worker)
    void worker.terminate()
  }
}

async function refusing(code: 'takes-too-long' | 'too-busy'): Promise<never> {
  return refuseWith(code)
}

function isOutOfMemory(failure: unknown): boolean {
  return failure instanceof Error && (failure as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY'
}
