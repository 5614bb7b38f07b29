// Plain JavaScript, so that Node itself loads what it imports: Jest's own loading of set-up files knows no ES modules in TypeScript.
import { startTestPostgres } from './postgres.ts'

export default () => startTestPostgres({ inMemory: true })
