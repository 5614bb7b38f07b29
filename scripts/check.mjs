import { check } from './checks.mjs'
import { setUp } from './setup.mjs'
import { main } from './steps.mjs'

await main(async () => {
  await setUp()
  const { passed, failed } = await check()
  console.log(`${passed} passed, ${failed} failed`)
  if (failed > 0) process.exitCode = 1
})
