import type { Publication } from '@fieldword/shared/definitions/version-contract.ts'
import type { Refused } from '../platform/page.ts'
import { stepField } from '../platform/steps.ts'
import { FormProblems } from '../ui/form-problems.tsx'
import { PlaceChoice, StatusChoice } from './publish-choices.tsx'
import { PublishElements } from './publish-elements.tsx'
import { type PublishSent, problemsBesideFields } from './publish-sent.ts'
import { WrittenField } from './written-field.tsx'

export interface PublishFormProps {
  readonly publication: Publication
  readonly sent: PublishSent
  readonly refused: Refused | null
}

const labels = {
  ...{ label: 'Label', name: 'Name', datedOn: 'Date', language: 'Language', provenance: 'Where the text comes from' },
  ...{ sources: 'Sources', status: 'Status', after: 'Place in the line of versions', follows: 'Made from' },
  ...{ translationOf: 'Translation of', revision: 'The text' },
}

/** All that is said of a version once and for all. Works without scripts. */
export function PublishForm({ publication, sent, refused }: PublishFormProps) {
  const { versions } = publication
  const problems = problemsBesideFields(refused?.fields ?? {})
  const inForce = versions.find(({ status }) => status === 'in_force') ?? null
  const field = (name: 'label' | 'name' | 'datedOn' | 'language' | 'provenance' | 'sources') => ({
    ...{ name, label: labels[name], problem: problems[name], written: sent[name] },
  })
  return (
    <form className="form pub" method="post" noValidate>
      <FormProblems failure={refused && { ...refused, fields: problems }} labels={labels} />
      <input type="hidden" name="revision" value={publication.revisionNumber} />
      <WrittenField
        {...field('label')}
        help="Short, for its address: 2019, 2.0.0. It stays, as all of this does."
        maxLength={40}
      />
      <WrittenField {...field('name')} help="What it is called: Updated definition." maxLength={200} />
      <WrittenField
        {...field('datedOn')}
        help="As precise as its source: 2011, 2018-05 or 2019-11-14."
        maxLength={10}
      />
      <StatusChoice inForce={inForce} chosen={sent.status} problem={problems.status} />
      <WrittenField
        {...field('provenance')}
        help="In a sentence or two: who agreed on it, where and when. It stands over the elements."
        rows={4}
        maxLength={4000}
      />
      <WrittenField {...field('sources')} help="One a line: what it is, then its address." rows={3} optional />
      <details
        className="pub__more"
        open={problems.after || problems.follows || problems.translationOf ? true : undefined}
      >
        <summary>Order, language and translation</summary>
        <div className="pub__fields">
          <PlaceChoice name="after" versions={versions} chosen={sent.after} problem={problems.after} />
          <PlaceChoice name="follows" versions={versions} chosen={sent.follows} problem={problems.follows} />
          <WrittenField {...field('language')} help="The tag of its language: en, es, pt-BR, zh-Hant." maxLength={35} />
          <WrittenField
            name="translatedPage"
            label="It translates a version of"
            help="The address of that page, if it is a translation."
            written={sent.translatedPage}
            problem={problems.translationOf}
            optional
          />
          <WrittenField name="translatedLabel" label="Label of that version" written={sent.translatedLabel} optional />
        </div>
      </details>
      <PublishElements publication={publication} sent={sent} problems={problems} />
      <p className="pub__act">
        <button type="submit" className="fw-btn fw-btn--primary">
          Publish version
        </button>
        <button type="submit" className="fw-btn" name={stepField} value="fill-in">
          Look over, with room for more wordings
        </button>
      </p>
      <p className="fw-help">
        Once published, nothing of it changes but its status. What is found wrong later is added beside it.
      </p>
    </form>
  )
}
