// Plain JavaScript, so that Node itself loads what it imports: Jest's own loading of set-up files knows no ES modules in TypeScript.
export { startTestPostgres as default } from './postgres.ts'
