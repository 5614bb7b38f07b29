import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { Member, MemberList } from '@fieldword/shared/processes/contract.ts'
import { type ProcessRole, processRole } from '@fieldword/shared/processes/vocabulary.ts'
import type { ReactNode } from 'react'
import { Day } from '../ui/day.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { involvementWords } from './words.ts'

/** What the list of roles is narrowed to. */
export interface MembersAsked {
  readonly role: ProcessRole | ''
  /** Part of a name. */
  readonly name: string
}

/** Of a name that is looked for. */
const longestName = 60

/** By an address; what is no role narrows nothing. */
export function membersAsked(query: URLSearchParams): MembersAsked {
  const role = processRole.safeParse(query.get('role'))
  return { role: role.success ? role.data : '', name: (query.get('name') ?? '').trim().slice(0, longestName) }
}

interface MembersProps {
  readonly members: MemberList
  readonly asked: MembersAsked
  /** Path and query of this page. */
  readonly here: string
  /** Whether whoever reads it ends roles. */
  readonly runs: boolean
  readonly children: ReactNode
}

/** [PR349] Who has which role, part by part. */
export function Members({ members: { items, roles, nextCursor }, asked, here, runs, children }: MembersProps) {
  const shown = roles.filter(({ role }) => items.some(member => member.role === role))
  return (
    <section className="form" aria-labelledby="roles">
      <h2 id="roles">Roles</h2>
      <Filter roles={roles} asked={asked} />
      {shown.map(({ role, people }) => (
        <div key={role}>
          <h3>{roleInWords(role, people)}</h3>
          <ul className="prun__people">
            {items
              .filter(member => member.role === role)
              .map(member => (
                <Held key={member.id} member={member} runs={runs} />
              ))}
          </ul>
        </div>
      ))}
      {items.length > 0 ? null : <p className="fw-help">Nobody is found so.</p>}
      <Pagination here={here} nextCursor={nextCursor} />
      {children}
    </section>
  )
}

const roleInWords = (role: ProcessRole, people: number) => `${involvementWords[role]}, ${inFigures(people)}`

function Filter({ roles, asked }: { readonly roles: MemberList['roles']; readonly asked: MembersAsked }) {
  return (
    <form className="prun__filter" method="get" aria-label="Narrow the list of roles">
      <div>
        <label className="fw-label" htmlFor="of-role">
          Role
        </label>
        <select className="fw-select" id="of-role" name="role" defaultValue={asked.role}>
          <option value="">All</option>
          {processRole.options.map(role => (
            <option key={role} value={role}>
              {roleInWords(role, roles.find(held => held.role === role)?.people ?? 0)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label className="fw-label" htmlFor="of-name">
          Name
        </label>
        <input
          className="fw-input"
          id="of-name"
          type="search"
          name="name"
          defaultValue={asked.name}
          maxLength={longestName}
          autoComplete="off"
        />
      </div>
      <button type="submit" className="fw-btn">
        Show
      </button>
    </form>
  )
}

function Held({ member: { id, person, role, at }, runs }: { readonly member: Member; readonly runs: boolean }) {
  return (
    <li>
      <span>
        {person ? person.name : 'Named to the people of the process alone'}, since <Day at={at} />
      </span>
      {runs ? (
        <form method="post">
          <input type="hidden" name="act" value="end-role" />
          <button
            type="submit"
            className="fw-btn fw-btn--sm"
            name="member"
            value={id}
            aria-label={`End: ${person?.name ?? 'somebody'} as ${involvementWords[role].toLowerCase()}`}
          >
            End
          </button>
        </form>
      ) : null}
    </li>
  )
}
