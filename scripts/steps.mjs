import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** How much of a failed tool's output a person is shown. */
const tailLines = 40

/** A tool that failed: what it wrote, and what that means in one sentence. */
export class StepFailure extends Error {
  constructor(sentence, output = '') {
    super(sentence)
    this.output = output
  }
}

/** Does one step and says so in one line with its time. */
export async function step(label, work) {
  process.stdout.write(`${label} … `)
  const begun = performance.now()
  try {
    const result = await work()
    process.stdout.write(`${secondsSince(begun)} s\n`)
    return result
  } catch (error) {
    process.stdout.write('failed\n')
    throw error
  }
}

export function secondsSince(begun) {
  return ((performance.now() - begun) / 1000).toFixed(1)
}

/** Runs a tool without showing it. Its exit code and everything it wrote. */
export function run(program, parameters, { cwd = root, env = {} } = {}) {
  return new Promise(resolve => {
    const child = spawn(program, parameters, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm is a .cmd file on Windows, which only a shell runs.
      shell: process.platform === 'win32' && program === 'npm',
    })
    const output = []
    child.stdout.on('data', chunk => output.push(chunk))
    child.stderr.on('data', chunk => output.push(chunk))
    child.once('error', error => resolve({ code: 1, output: error.message }))
    child.once('close', code => resolve({ code: code ?? 1, output: Buffer.concat(output).toString().trim() }))
  })
}

/** The same, but a failure is thrown with `sentence`. */
export async function runOrFail(sentence, program, parameters, options) {
  const { code, output } = await run(program, parameters, options)
  if (code === 0) return
  const full = /ENOSPC|No space left on device/i.test(output)
  throw new StepFailure(full ? 'The disk is full: free some space and try again.' : sentence, output)
}

/** Runs a command's work; a failure becomes the tool's last lines, one sentence and exit code 1. */
export async function main(work) {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error
    if (error.output) console.error(error.output.split('\n').slice(-tailLines).join('\n'))
    console.error(error.message)
    process.exitCode = 1
  }
}
