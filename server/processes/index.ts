export { carriedProcesses } from './carried.ts'
export { contributionFileRoute } from './file-route.ts'
export { processesRoutes } from './routes.ts'
