/** [WHO21] What brought the chosen passage. Only a script can choose one, so without it there is no card. */
export function PassageCard() {
  return (
    <section className="who__card" data-who-card="" aria-label="The passage" aria-live="polite" hidden>
      <p className="fw-help">Click a passage, or step through them with ← and →, to see what brought it.</p>
    </section>
  )
}
