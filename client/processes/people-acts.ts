import type { ProcessRole } from '@fieldword/shared/processes/vocabulary.ts'
import type { Api } from '../platform/page.ts'

/** Carries out what a form of the page of people names. */
export async function actOnPeople({ processes }: Api, slug: string, form: URLSearchParams): Promise<void> {
  const field = (name: string) => form.get(name) ?? ''
  switch (form.get('act')) {
    case 'give-role':
      await processes.giveRole({ slug, name: field('name'), role: field('role') as ProcessRole })
      return
    case 'end-role':
      await processes.endRole({ slug, member: field('member') })
      return
    case 'invite':
      await processes.invite({ slug, name: field('invited') })
      return
    case 'invite-group':
      await processes.invite({ slug, group: field('group'), people: Number(field('people')) })
      return
    case 'leave':
      await processes.leave({ slug })
      return
    default:
      await processes.join({ slug, stratum: field('stratum') })
  }
}
