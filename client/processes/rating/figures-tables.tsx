import type { RatingResults, Standing } from '@fieldword/shared/processes/rating-contract.ts'
import { percentOf, pointInWords } from './words.ts'

type Shown = NonNullable<RatingResults['shown']>

interface TablesProps {
  readonly results: RatingResults
  readonly shown: Shown
}

/** What stands behind the pictures: every figure of the round. */
export function FiguresTables({ results, shown }: TablesProps) {
  const { plan, strata, smallestCell } = results
  return (
    <>
      <Table
        id="figures"
        title="The figures"
        lead="Shares are of those who rated the element. Quartiles and medians lie between two points where two are next to them."
        head={[
          ...['Element', 'n', 'Agree', 'Neutral', 'Disagree', 'Median', 'Quartiles'],
          ...Array.from({ length: plan.scale }, (_, index) => String(index + 1)),
        ]}
        rows={shown.elements.map(element => [nameOf(element), element.n, ...figureCells(element, plan.scale)])}
      />
      <Table
        id="measures"
        title="How firm it is"
        lead="IPR is the range of the percentiles 30 to 70, IPRAS how far it may reach (RAND/UCLA). Net change is how much the picture of all ratings changed since the round before, of those who rated in both; under 15 % it is stable. Group-aware consensus is near 1 where every group that is shown agrees, and compares elements with each other alone."
        head={['Element', 'IPR', 'IPRAS', 'Disagreement', 'Same rating again', 'Net change', 'Stable', 'Across groups']}
        rows={shown.elements.map(element => [nameOf(element), ...measureCells(element)])}
      />
      <Table
        id="groups"
        title="By group"
        lead={`Agreement in percent, median and n of each group. Of a group with fewer than ${smallestCell} ratings nothing is told, nor of any from which it could be worked out.`}
        head={['Element', ...strata.map(({ name }) => name), 'No group declared']}
        rows={shown.elements.map(element => [
          nameOf(element),
          ...[...strata.map(({ key }) => key), ''].map(key => groupCell(element, key)),
        ])}
      />
    </>
  )
}

const nameOf = ({ number, handle }: Standing) => (handle ? `${number}. ${handle}` : String(number))

function figureCells({ figures }: Standing, scale: number): (string | number)[] {
  if (!figures) return ['too few', ...Array.from({ length: scale + 4 }, () => '–')]
  const { n, agree, neutral, disagree, median, quartiles, counts } = figures
  return [
    ...[agree, neutral, disagree].map(count => `${percentOf(count, n)} %`),
    pointInWords(median),
    `${pointInWords(quartiles[0])}–${pointInWords(quartiles[1])}`,
    ...counts,
  ]
}

function measureCells({ figures }: Standing): string[] {
  const { appropriateness: apart, stability, groupConsensus } = figures ?? {}
  return [
    ...(apart
      ? [pointInWords(apart.ipr), pointInWords(apart.ipras), apart.disagreement ? 'yes' : 'no']
      : ['–', '–', '–']),
    ...(stability
      ? [
          `${stability.unchanged} of ${stability.paired}`,
          `${pointInWords(stability.netChange)} %`,
          stability.stable ? 'yes' : 'no',
        ]
      : ['–', '–', '–']),
    typeof groupConsensus === 'number' ? groupConsensus.toFixed(2) : '–',
  ]
}

function groupCell({ figures }: Standing, key: string): string {
  const group = figures?.groups.find(each => each.key === key)
  if (!figures || !group) return '–'
  if (!group.figures) return 'kept back'
  const { n, agree, median } = group.figures
  return `${percentOf(agree, n)} %, ${pointInWords(median)}, n ${n}`
}

interface TableProps {
  readonly id: string
  readonly title: string
  readonly lead: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

function Table({ id, title, lead, head, rows }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: narrow, it scrolls, by keyboard too
    <section className="proc__sec rtab" aria-labelledby={id} tabIndex={0}>
      <h2 id={id}>{title}</h2>
      <p className="fw-help">{lead}</p>
      <div>
        <table className="fw-table">
          <thead>
            <tr>
              {head.map((name, place) => (
                <th key={name} scope="col" className={place === 0 ? undefined : 'r'}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, place) => (
                  <td key={head[place + 1]} className="r">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
