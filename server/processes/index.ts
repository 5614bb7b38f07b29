export { carriedProcesses } from './carried.ts'
export { contributionsFileRoutes } from './contribution-file.ts'
export { contributionFileRoute } from './file-route.ts'
export { processesRoutes } from './routes.ts'
