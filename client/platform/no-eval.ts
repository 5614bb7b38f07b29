import { config } from 'zod'

// Zod tries to compile its checks as code, which the content security policy refuses and reports. Imported before any contract.
config({ jitless: true })
