import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { check } from './checks.mjs'
import { compiled, node } from './install.mjs'
import { setUp } from './setup.mjs'
import { main, root } from './steps.mjs'

const counts = join(root, '.cache', 'test-counts.json')

// npm test: everything. npm test -- tests/diff: the tests whose path fits, without the checks.
const chosen = process.argv.slice(2)

await main(async () => {
  await setUp()
  const checks = chosen.length === 0 ? await check() : { passed: 0, failed: 0 }
  const tests = await test()
  const failed = checks.failed + tests.failed
  console.log(`${checks.passed + tests.passed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
})

async function test() {
  mkdirSync(join(root, '.cache'), { recursive: true })
  rmSync(counts, { force: true })
  const jest = join(root, 'node_modules/jest/bin/jest.js')
  const child = spawn(node, [jest, '--config', 'tests/jest.config.mjs', ...chosen], {
    cwd: root,
    env: { ...compiled, ...process.env, NODE_ENV: 'test', FIELDWORD_TEST_COUNTS: counts },
    stdio: 'inherit',
  })
  const code = await new Promise(resolve => child.once('close', code => resolve(code ?? 1)))
  const found = existsSync(counts) ? JSON.parse(readFileSync(counts, 'utf8')) : { passed: 0, failed: 0 }
  // Jest can fail beside its tests, in its own set-up for instance: that is a failure as well.
  return code !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found
}
