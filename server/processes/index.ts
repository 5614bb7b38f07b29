export { carriedProcesses } from './carried.ts'
export { processesRoutes } from './routes.ts'
