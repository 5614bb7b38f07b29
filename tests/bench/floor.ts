import express from 'express'

/**
 * The floor pages are measured against: Express 5 sending one fixed string, nothing else. Started as a process of its
 * own; the size comes as the argument, the port goes to the parent.
 */
const page = 'x'.repeat(Number(process.argv[2]))
const app = express()
app.get('/', (_request, response) => {
  response.type('html').send(page)
})
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') process.send?.(address.port)
})
process.on('disconnect', () => process.exit(0))
