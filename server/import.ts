import { runCommand } from './platform/command-platform.ts'
import { importCommand } from './transfer/index.ts'

await runCommand(importCommand)
