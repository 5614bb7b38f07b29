export { stopTestPostgres as default } from './postgres.ts'
