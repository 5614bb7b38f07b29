import type { OwnDraft } from '@fieldword/shared/collab/own-drafts-contract.ts'
import { definePage, type Frame, Redirect, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { Day } from '../ui/day.tsx'
import { sectionOf } from '../ui/page-head.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { draftHref } from './draft-href.ts'
import { closedWords } from './draft-words.ts'
import { GuestForms } from './guest-forms.tsx'
import { PurposeField, purposeIn } from './purpose-field.tsx'

/** What a draft is for, who writes in it, and its end: plain forms, each with what it does as its button. */
export default definePage<OwnDraft>({
  path: '/wiki/:slug/drafts/:id/about',
  script: 'form',
  async load(api, { params: { slug = '', id = '' } }) {
    const draft = await api.collab.ownDraft({ id })
    return draft.page.slug === slug ? draft : new Redirect(draftHref(draft, 'about'))
  },
  async submit(api, { form, params: { slug = '', id = '' } }) {
    const here = `/wiki/${slug}/drafts/${id}/about`
    switch (form.get('do')) {
      case 'rename':
        await api.collab.renameDraft({ id, purpose: purposeIn(form) })
        return new Redirect(here)
      case 'invite':
        await api.collab.inviteToDraft({ id, name: form.get('name') ?? '' })
        return new Redirect(here)
      case 'uninvite': {
        const left = await api.collab.uninviteFromDraft({ id, userId: form.get('guest') ?? '' })
        return new Redirect(left ? here : '/drafts')
      }
      case 'delete':
        await api.collab.deleteDraft({ id })
        return new Redirect(here)
      case 'return':
        await api.collab.bringDraftBack({ id })
        return new Redirect(here)
      default:
        return null
    }
  },
  head: ({ purpose }) => ({ title: `About the draft “${purpose}” — Fieldword`, noIndex: true }),
  View: AboutDraft,
})

function AboutDraft({ answer: draft, frame }: ViewProps<OwnDraft>) {
  const { page, owner, purpose, state, createdAt, fromWorking, may } = draft
  return (
    <div className="fw-wrap form-page">
      <div className="fw-pagehead">
        <Crumbs
          crumbs={[
            sectionOf(page.kind),
            { name: page.title, href: `/wiki/${page.slug}` },
            { name: 'Drafts', href: `/wiki/${page.slug}/drafts` },
            { name: purpose, href: draftHref(draft, 'about') },
          ]}
        />
        <h1>{purpose}</h1>
        <p className="list__lead">
          A draft of {owner.id === frame.actor.id ? 'your' : `${owner.name}’s`} own, begun on <Day at={createdAt} />{' '}
          from {fromWorking ? 'the working draft' : 'what visitors read then'}. Its owner, their guests and moderators
          read it.
        </p>
      </div>
      <RefusedNote refused={frame.refused} />
      {state === 'open' ? <OpenDraft draft={draft} /> : <p className="fw-note">{closedWords[state]}</p>}
      {may.manage ? <Rename draft={draft} frame={frame} /> : null}
      {state === 'open' ? <GuestForms draft={draft} frame={frame} /> : null}
      <End may={may} />
    </div>
  )
}

function OpenDraft({ draft }: { readonly draft: OwnDraft }) {
  const { page, id, behind, may } = draft
  return (
    <div className="form">
      {behind ? (
        <p className="fw-note">
          Another text was approved since this draft was last in step with one.{' '}
          {may.write ? (
            <a href={draftHref(draft, 'update')}>See what it changes, and bring the draft up to it</a>
          ) : null}
        </p>
      ) : null}
      <p>
        <a className="fw-btn fw-btn--primary" href={draftHref(draft)}>
          Open the draft
        </a>{' '}
        {page.approved ? (
          <a className="fw-btn" href={`/wiki/${page.slug}/compare/draft?own=${id}`}>
            Compare with the approved text
          </a>
        ) : null}
      </p>
    </div>
  )
}

function Rename({ draft: { purpose }, frame: { refused } }: { readonly draft: OwnDraft; readonly frame: Frame }) {
  return (
    <form className="form" method="post" noValidate>
      <h2>Purpose</h2>
      <PurposeField problem={refused?.fields.purpose} written={purpose} />
      <p>
        <button type="submit" className="fw-btn" name="do" value="rename">
          Save
        </button>
      </p>
    </form>
  )
}

function End({ may }: Pick<OwnDraft, 'may'>) {
  if (!may.delete && !may.bringBack) return null
  return (
    <form className="form" method="post">
      <h2>{may.delete ? 'Delete it' : 'Bring it back'}</h2>
      <p className="fw-2">
        {may.delete
          ? 'Nobody can open it then, and proposals made from it stay. What was typed is kept, and it can be brought back.'
          : 'It opens again as it was, with everything that was typed in it.'}
      </p>
      <p>
        <button type="submit" className="fw-btn" name="do" value={may.delete ? 'delete' : 'return'}>
          {may.delete ? 'Delete this draft' : 'Bring it back'}
        </button>
      </p>
    </form>
  )
}
