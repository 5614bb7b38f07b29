import { api } from '../platform/api.ts'
import { readFront } from './front.ts'
import { setLead } from './front-commands.ts'
import { listNamed, listTerms, readTerm } from './glossary.ts'

export const frontRoutes = {
  front: api.definitions.front.handler(({ context }) => readFront(context.platform, context.actor)),
  setLead: api.definitions.setLead.handler(({ input, context }) =>
    setLead(context.platform, context.actor, input.slug),
  ),
}

export const glossaryRoutes = {
  list: api.terms.list.handler(({ input, context }) => listTerms(context.platform, context.actor, input)),
  read: api.terms.read.handler(({ input, context }) => readTerm(context.platform, context.actor, input.slug)),
  named: api.terms.named.handler(({ input, context }) => listNamed(context.platform, context.actor, input.label)),
}
