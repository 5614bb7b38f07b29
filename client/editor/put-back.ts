import * as Y from 'yjs'

const { integrate } = Y.Item.prototype

/**
 * [COL60] From here on what somebody undid goes behind its left neighbour as the text stands now, as what they type does.
 *
 * yjs 13.6.33 names its old neighbours on both sides. Where others took the place apart and put it together again these can
 * stand the other way round, and then it is not sure of the same place in every replica; the room refuses such.
 */
export function putBackAsTyped(): void {
  Y.Item.prototype.integrate = function (transaction, offset) {
    if (this.left && this.right && this.left.right !== this.right && isMadeHere(this, transaction)) {
      this.right = this.left.right
      this.rightOrigin = this.right?.id ?? null
    }
    integrate.call(this, transaction, offset)
  }
}

function isMadeHere({ id }: Y.Item, { local, doc }: Y.Transaction): boolean {
  return local && id.client === doc.clientID
}
