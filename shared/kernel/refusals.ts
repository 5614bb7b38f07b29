/**
 * Every way Fieldword says no, with its HTTP status and the sentence a person reads. The one table: the API, the pages and
 * the socket all answer from it, so a refusal means the same through every door.
 */
export const refusals = {
  'bad-input': [400, 'Something in the request is not as expected. See the details, correct it and try again.'],
  'bad-credentials': [401, 'The e-mail address or the password is not right. Check both and try again.'],
  'sign-in-needed': [401, 'Sign in to do this.'],
  forbidden: [403, 'Your account may not do this. Ask a moderator if you think it should.'],
  blocked: [403, 'Your account is blocked: you may read what visitors read, and write nothing.'],
  protected: [403, 'This page is protected against this. Its settings say for whom it is kept, until when and why.'],
  'already-blocked': [409, 'This account is blocked. End that block first.'],
  'not-blocked': [409, 'This account is not blocked any more. Reload to see it.'],
  'cross-site': [403, 'The request came from another site and was not carried out. Open this wiki and try there.'],
  'own-revision': [403, 'Nobody decides on their own revision. Another moderator has to.'],
  'setup-link-spent': [403, 'This link has been used or has run out. Restart the server for a new one.'],
  'setup-first': [403, 'This wiki has no account yet. Make the first one by the link the server printed at its start.'],
  'not-found': [404, 'There is nothing at this address.'],
  'page-deleted': [410, 'This page was deleted. Its history is kept, and a moderator can bring it back.'],
  'page-not-deleted': [409, 'This page is not deleted. Reload to see it.'],
  'slug-deleted': [409, 'A deleted page has this address. Choose another, or ask a moderator to bring that page back.'],
  'has-children': [409, 'Pages stand below this one. Move or delete them first.'],
  'parent-deleted': [409, 'The page above this one is deleted too. Bring that one back first.'],
  'text-hidden': [403, 'A moderator hid the text of this revision. It is kept, and the reason is in the log.'],
  'text-redacted': [410, 'An admin destroyed the text of this revision. Its hash and the reason are kept.'],
  'text-in-use': [409, 'This is what visitors read now. Approve another text first, then try again.'],
  'already-so': [409, 'It is so already. Reload to see it.'],
  'draft-holds-text': [409, 'The live draft says exactly this. Take the words out of it first, then try again.'],
  'draft-replaced': [410, 'This draft was replaced by a new one. Reload to go on in it.'],
  'draft-closed': [410, 'This draft is closed. Its page says why, and whether it can be brought back.'],
  'not-invited': [403, 'This draft is somebody’s own. Ask its owner to invite you.'],
  'no-such-name': [404, 'No account has this name. Write it as it stands beside what they wrote.'],
  'too-many-drafts': [409, 'You have as many drafts of your own as one may have. Delete one you are done with first.'],
  'too-many-guests': [409, 'This draft has as many guests as it may have. Take one back first.'],
  'draft-spent': [409, 'What this draft was for is approved, or was destroyed. Begin another one.'],
  'replay-hidden': [403, 'Part of this page’s history is hidden, so its draft’s past is shown to moderators only.'],
  'no-history': [404, 'Nobody has opened this draft yet, so it has no history.'],
  'no-such-moment': [404, 'The history of this draft does not reach that moment.'],
  'not-a-definition': [409, 'Only a definition has words by which texts are linked to it.'],
  'address-refused': [
    400,
    'This address is none of the public web, or leads to one that is not, and was not read. Paste the text instead.',
  ],
  'address-unreadable': [422, 'Nothing could be read at this address. Check it, or paste the text instead.'],
  'nothing-to-compare': [409, 'Nothing of this definition is approved yet that a text could depart from.'],
  'nothing-in-force': [409, 'No version of this definition is in force. Choose another.'],
  'word-taken': [409, 'This definition has this word already.'],
  'too-many-places': [
    409,
    'This text leaves as many places of this word alone as it may. Do not link the word in this text at all.',
  ],
  'too-many-words': [409, 'This definition has as many words as it may have. Take one away first.'],
  'no-such-format': [400, 'This format is not offered. Ask for apa, chicago, bibtex, ris or csl.'],
  'not-acceptable': [
    406,
    'This address has none of the media types asked for. It has text/html, text/turtle, application/ld+json, text/markdown, text/plain and application/json.',
  ],
  'bad-datetime': [
    400,
    'Accept-Datetime is no date as HTTP writes it. Send one like “Thu, 14 Nov 2019 00:00:00 GMT”, in GMT and with the right day of the week.',
  ],
  'not-embeddable': [
    404,
    'This address is no definition of this wiki, so there is no card of it. Ask for the address of its page.',
  ],
  'no-such-card-format': [501, 'Cards are described in JSON and XML. Ask for format=json or format=xml.'],
  'method-not-allowed': [405, 'This address does not answer that method.'],
  'email-taken': [409, 'An account with this e-mail address exists. Sign in instead.'],
  'name-taken': [409, 'An account with this name exists. Choose another name.'],
  'last-admin': [409, 'This is the only admin. Make another account an admin first.'],
  'slug-taken': [409, 'A page with this address exists. Choose another title or address.'],
  'title-unusable': [400, 'The title gives no address. Use at least one letter or digit.'],
  'page-cycle': [409, 'A page cannot stand below itself. Choose another place.'],
  'lineage-cycle': [409, 'A version cannot come from itself, by whatever way. Leave one of these steps out.'],
  'lineage-backwards': [400, 'Lineage leads from an older version to a newer one. Turn the two around.'],
  'lineage-broken': [400, 'Some ties cannot be as they are. See what is said of each, correct it and save again.'],
  'lineage-moved-on': [
    409,
    'Somebody recorded another reading while you worked. Nothing of yours is lost: look at both, then save again.',
  ],
  'lineage-unchanged': [409, 'The newest reading says exactly this already. Change something first.'],
  'nothing-to-propose': [409, 'The draft equals the approved text. Change something first.'],
  'already-proposed': [409, 'Exactly this text is already waiting for review.'],
  'draft-moved-on': [409, 'The draft changed while you looked. Look at it again and propose what you see.'],
  'draft-busy': [
    409,
    'People are writing in the same places of the draft right now. Nothing was changed. Try again in a moment.',
  ],
  'nothing-to-restore': [409, 'The page already has exactly this text.'],
  'nothing-to-undo': [409, 'Nothing of this revision is left in the approved text.'],
  'first-revision': [409, 'This revision was made from nothing: there is no text before it to go back to.'],
  'not-approved': [409, 'Only an approved revision can be undone. This one never was what visitors read.'],
  'revision-not-approved': [409, 'Only an approved revision can become a version. Have it approved first.'],
  'revision-named': [409, 'This revision is a version already. Publish another revision.'],
  'label-taken': [409, 'A version of this page has this label. Choose another.'],
  'another-in-force': [
    409,
    'Two versions are never in force at once, and another one is now. Look again, and say that this one takes its place.',
  ],
  'status-out-of-reach': [409, 'A version of this status does not become that. Reload to see what it may become.'],
  'merge-moved-on': [
    409,
    'Another text was approved while you looked. Look again: what you decided is kept where both texts still say the same.',
  ],
  'conflicts-left': [409, 'Both texts changed the same place. Decide on each such place, then send again.'],
  'up-to-date': [409, 'This proposal stands on the approved text already.'],
  'nothing-left': [409, 'The approved text has all of this proposal already. Withdraw it, or propose something else.'],
  'review-closed': [409, 'This review has been decided already. Reload to see the decision.'],
  'revision-conflict': [409, 'Another revision was approved meanwhile. Bring this one up to date, then decide.'],
  'acted-since': [409, 'Somebody acted on this since. Look at it, and decide there.'],
  'undo-too-late': [409, 'The time to undo this at once is over. Look at each, and decide there.'],
  'no-moderator': [409, 'This account does not moderate, or is blocked. Choose somebody else.'],
  'assignment-moved-on': [
    409,
    'Somebody else took this meanwhile, or handed it back. Look again, then decide who has it.',
  ],
  'discussion-closed': [403, 'A moderator closed this discussion. It can still be read.'],
  'already-reported': [409, 'You reported this comment already. Moderators will look at it.'],
  'discard-reason-needed': [400, 'Say why you discard it: other moderators read it.'],
  'comment-gone': [410, 'This comment is not there any more. Reload to see what is.'],
  'name-needed': [400, 'Write a name under which your comment is shown.'],
  'no-such-text': [404, 'The text this comment is about is not part of this page. Reload and try again.'],
  'nothing-chosen': [400, 'No change is chosen. Choose at least one, then look again.'],
  'choice-moved-on': [
    409,
    'You chose other changes than those whose result you saw. Look at the result as it is now, then accept it.',
  ],
  'all-chosen': [400, 'Every change is chosen: that is the whole proposal. Approve it instead.'],
  'reason-needed': [400, 'This needs a reason, which is public. Write one and send again.'],
  'went-back': [409, 'Changes were requested. It can be decided on again once its people propose a new round.'],
  'round-moved-on': [409, 'A new round was proposed while you looked. Read it, then decide.'],
  'already-approved': [409, 'You approved this round already. Another moderator has to approve it too.'],
  'no-approval-of-yours': [409, 'No approval of yours is in force here. Reload to see what is.'],
  'delegate-unfit': [
    409,
    'Name another member, who is not blocked. Moderators decide already, and nobody names themselves.',
  ],
  'delegation-span': [400, 'It ends in the future, and at most 90 days from now. Choose another day.'],
  'review-open': [409, 'This review is open. Reload to see it.'],
  'approved-since': [409, 'Visitors read a later text by now. Undo this revision instead.'],
  'approval-in-use': [409, 'A version was published from this revision. Its approval stays; propose an undo instead.'],
  'process-not-open': [409, 'This process is not open. Its page says how it stands.'],
  'stage-not-open': [409, 'This stage is not open. The page of its process says when it was, or will be.'],
  'process-begun': [409, 'This process was opened already. Reload to see it.'],
  'process-slug-taken': [409, 'A process with this address exists. Choose another title.'],
  'not-a-process-page': [409, 'A process updates a definition, and this page is none. Choose another page.'],
  'no-such-preset': [400, 'There is no preset of this name. Choose one of the list.'],
  'last-steward': [409, 'This is the only steward. Make somebody else one first.'],
  'no-stages': [409, 'This process has no stage. Plan at least one.'],
  'stages-left': [409, 'A stage is open or still to come. Close it or leave it out first, then close the process.'],
  'stage-begun': [409, 'This stage was opened or left out already. Reload to see it.'],
  'stage-not-over': [409, 'This stage is not over. Only a stage that was closed or left out is done again.'],
  'stage-out-of-turn': [409, 'An earlier stage has not been opened. Open it, or leave it out for a reason, first.'],
  'other-stage-open': [409, 'Another stage is open. Close it first.'],
  'criteria-unmet': [409, 'What has to be so first is not so yet. The page of the process says what is missing.'],
  'explanation-needed': [400, 'Not all is so that should be. Say why you go on without it: everybody reads it.'],
  'closes-earlier': [409, 'An open stage can be open for longer, not for less. Choose a later time.'],
  'no-such-stratum': [400, 'This process has no such group. Choose one of its own.'],
  'not-invited-to-process': [403, 'People take part in this process by invitation. Ask whoever runs it.'],
  'draft-too-large': [413, 'The draft has reached its size limit. Split the page to go on.'],
  'too-large': [413, 'The request is too large. Send less at once.'],
  'file-too-large': [413, 'The file is larger than 2 GB. Bring it in on the server, by npm run import.'],
  'import-moved-on': [409, 'This import is in another state by now. Reload to see it.'],
  'wrong-type': [415, 'Send JSON with the content type application/json.'],
  'too-busy': [503, 'The server has more to work out than it can at once. Try again in a moment.'],
  'takes-too-long': [
    503,
    'This takes more work than the server spends on one answer. Nothing was changed. Try it with less text at once.',
  ],
  'too-many': [429, 'Too many attempts. Wait a minute and try again.'],
  'schema-changed': [409, 'The editor was updated. Reload to go on; what was not sent stays on this device.'],
  'read-only': [403, 'You may read this draft but not change it.'],
  'broken-message': [
    400,
    'The server could not read what the editor sent. Reload to go on; your text stays on this device.',
  ],
  'database-away': [503, 'The database does not answer. What you typed stays on this device; try again in a moment.'],
  internal: [
    500,
    'Something went wrong on the server. Nothing was changed. Try again, and report the request id if it stays.',
  ],
} as const satisfies Record<string, readonly [status: number, message: string]>

export type RefusalCode = keyof typeof refusals

export interface Refusal {
  readonly refused: true
  readonly code: RefusalCode
  readonly details?: Readonly<Record<string, unknown>>
}

export function refuse(code: RefusalCode, details?: Readonly<Record<string, unknown>>): Refusal {
  return details ? { refused: true, code, details } : { refused: true, code }
}

export function statusOf(code: RefusalCode): number {
  return refusals[code][0]
}

export function messageOf(code: RefusalCode): string {
  return refusals[code][1]
}
