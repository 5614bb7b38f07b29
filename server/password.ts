import { passwordCommand } from './accounts/index.ts'
import { runCommand } from './platform/command-platform.ts'

await runCommand(passwordCommand)
