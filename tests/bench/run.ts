import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Runs a program to its end. Throws when it fails. */
export async function run(program: string, parameters: readonly string[], folder: string): Promise<void> {
  const child = spawn(program, parameters, { cwd: folder, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${program} ended with ${code}`)
}
