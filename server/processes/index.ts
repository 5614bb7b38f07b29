export { carriedProcesses } from './carried.ts'
