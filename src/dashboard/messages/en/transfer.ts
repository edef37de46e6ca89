export const transfer = {
  exportTitle: 'Take all of it with you',
  exportIntro:
    'Everything that this business owns, as an archive: settings, assistants, knowledge, conversations, leads, figures, the audit log. Connections come without their secrets. It is gathered in the background and can be downloaded for three days.',
  begin: 'Gather an archive',
  began: 'The archive is being gathered',
  exports: 'Archives',
  imports: 'Imports',
  states: {
    building: 'being gathered',
    receiving: 'waits for the file',
    loading: 'being loaded',
    done: 'done',
    failed: 'failed',
  },
  by: (name: string) => `by ${name}`,
  amount: (rows: number, size: string) => `${rows.toLocaleString()} records, ${size}`,
  kilobytes: (amount: number) => `${amount.toLocaleString()} kB`,
  megabytes: (amount: number) => `${amount.toLocaleString(undefined, { maximumFractionDigits: 1 })} MB`,
  until: (when: string) => `until ${when}`,
  leftOut: (count: number) => `${count.toLocaleString()} left out: what they belonged to was removed`,
  download: 'Download',
  remove: 'Remove',
  removal: {
    export: {
      question: 'Remove this archive?',
      consequence:
        'It can no longer be downloaded. The business keeps all its data, and you can gather another.',
      confirm: 'Remove the archive',
    },
    import: {
      question: 'Remove this import?',
      consequence: 'The list forgets it and the file that was sent. What it has already loaded stays.',
      confirm: 'Remove the import',
    },
  },
  removed: 'It is removed',
  importTitle: 'Bring an archive in',
  importIntro:
    'Loads an archive of this product into this business, which holds nothing yet, all of it or nothing. Conversations come closed and connections paused, to be connected again; nobody is written to.',
  file: 'The archive',
  fileHelp: 'A file that ends in .tar.gz',
  choose: 'Choose a file',
  send: 'Bring it in',
  sending: (done: number, all: number) => `Piece ${done} of ${all} is sent`,
  sent: 'The archive is being loaded',
};
