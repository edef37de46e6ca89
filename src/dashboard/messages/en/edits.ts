/** What those read who change something that somebody else has just changed. */
export const edits = {
  draftRestored: 'Draft restored',
  draftHelp: 'You began this before, in this tab. Passwords and keys were not kept.',
  discardDraft: 'Discard the draft',
  title: 'Somebody else was faster',
  changedBy: (name: string, when: string) => `${name} changed this on ${when}, after you had opened it.`,
  changed: (when: string) => `This was changed on ${when}, after you had opened it.`,
  choose:
    'Yours is not saved yet; what you typed is still below. “Show theirs” drops it and shows the other change. “Keep mine” saves it over the other change.',
  showTheirs: 'Show theirs',
  keepMine: 'Keep mine',
};
