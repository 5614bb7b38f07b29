import { runCommand } from './platform/command-platform.ts'
import { exportCommand } from './transfer/index.ts'

await runCommand(exportCommand)
