export { importCommand } from './command.ts'
export { exportCommand } from './export-command.ts'
export { exportRoutes } from './export-routes.ts'
