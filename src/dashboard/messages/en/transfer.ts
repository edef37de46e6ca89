export const transfer = {
  exportTitle: 'Export everything',
  exportIntro:
    'All that this business owns, in one file: settings, assistants, knowledge, conversations, leads, figures and the audit log. Keys and passwords of connections are left out. The file is made in the background and can be downloaded for three days.',
  begin: 'Create an export',
  began: 'The export is being made',
  exports: 'Exports',
  imports: 'Imports',
  states: {
    building: 'In progress',
    receiving: 'Waiting for the file',
    loading: 'In progress',
    done: 'Done',
    failed: 'Failed',
  },
  by: (name: string) => `By ${name}`,
  amount: (rows: number, size: string) => `${rows.toLocaleString()} records, ${size}`,
  kilobytes: (amount: number) => `${amount.toLocaleString()} kB`,
  megabytes: (amount: number) => `${amount.toLocaleString(undefined, { maximumFractionDigits: 1 })} MB`,
  until: (when: string) => `Can be downloaded until ${when}`,
  leftOut: (count: number) =>
    `${count.toLocaleString()} left out, because what they belonged to had been removed`,
  download: 'Download',
  failedHelp: {
    export: 'Ask whoever runs this installation if you cannot put it right, then create another export.',
    import: 'Ask whoever runs this installation if you cannot put it right, then import the file again.',
  },
  removal: {
    export: {
      label: 'Remove',
      question: 'Remove this export?',
      consequence:
        'It can no longer be downloaded. The business keeps all its data, and you can create another export.',
      confirm: 'Remove the export',
    },
    exportUnderWay: {
      label: 'Stop',
      question: 'Stop this export?',
      consequence: 'What was made of it so far is deleted. You can create another export at any time.',
      confirm: 'Stop the export',
    },
    importUnderWay: {
      label: 'Stop',
      question: 'Stop this import?',
      consequence: 'What was sent of the file is deleted. What was already imported stays.',
      confirm: 'Stop the import',
    },
    entry: {
      label: 'Remove from the list',
      question: 'Remove this from the list?',
      consequence: 'Only the entry goes: it holds no file. The business keeps all its data.',
      confirm: 'Remove the entry',
    },
  },
  removed: 'Removed',
  importTitle: 'Import an export',
  importIntro:
    'You can import only into an empty business. API keys, the audit log and records of something that was removed are left out. If the import fails, nothing is stored. Conversations arrive closed and connections paused, to be connected again; nothing is sent to visitors.',
  file: 'Export file',
  fileHelp: 'No file chosen. Choose a .tar.gz export.',
  choose: 'Choose a file',
  send: 'Import',
  sending: (done: number, all: number) => `Sending: ${done} of ${all}`,
  sent: 'The import has begun',
};
