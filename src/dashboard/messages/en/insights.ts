const times = (count: number) => (count === 1 ? 'once' : `${count.toLocaleString('en')} times`);

const whichDays = (days: number, daysBefore: number) =>
  [days > 0 ? [`${days} of these days`] : [], daysBefore > 0 ? [`${daysBefore} of those before`] : []]
    .flat()
    .join(' and ');

export const insights = {
  title: 'Figures',
  span: 'Span of time',
  days: (count: number) => `${count} days`,
  zone: (place: string) => `Days follow ${place} time. Today is still running.`,
  connection: 'Connection',
  channel: 'Channel',
  noChannel: 'Channel unknown',
  ofVisitors: 'What visitors did',
  whatCounts: 'What is counted',
  explain: (title: string) => `What is counted as “${title}”`,
  beforePending: 'Nothing to compare with yet',
  pending: (days: number, daysBefore: number) =>
    `Still being summed up: ${whichDays(days, daysBefore)}. Their figures are missing here and appear by themselves, the latest first.`,
  pendingDay: 'being summed up',
  before: (figure: string, days: number) => `${figure} in the ${days} days before`,
  none: 'No messages in this time',
  noneHelp: 'Figures appear here as soon as visitors write.',
  unchanged: 'Unchanged',
  nothing: 'None',
  figures: {
    visitor_messages: 'Visitor messages',
    conversations: 'New conversations',
    answered: 'Answered automatically',
    suggested: 'Suggested to the team',
    handed_over: 'Handed over',
    silent: 'Stayed silent',
    first_answers: 'First answer',
    leads: 'Leads',
  },
  waitsMost: (most: string) => `Median; 95% within ${most}`,
  units: {
    seconds: (count: number) => `${count} s`,
    minutes: (count: number) => `${count} min`,
    hours: (count: number) => `${count} h`,
    days: (count: number) => `${count} days`,
  },
  byDay: 'Day by day',
  day: 'Day',
  chart: 'What the bars show',
  charts: {
    outcome: 'What the assistant did',
    visitor_messages: 'Visitor messages',
    conversations: 'New conversations',
    suggested: 'Suggested to the team',
    leads: 'Leads',
  },
  highest: (count: string) => `Highest day: ${count}`,
  inNumbers: 'The same in numbers',
  byPlace: 'Where visitors wrote',
  why: { handed_over: 'Why the assistant handed over', silent: 'Why the assistant stayed silent' },
  noReason: {
    handed_over: 'It handed over nothing on these days.',
    silent: 'It never stayed silent on these days.',
  },
  topQuestions: 'Questions without an answer',
  topQuestionsHelp: 'What visitors asked most often without an answer in your knowledge.',
  noQuestions: 'No open questions in this time.',
  asked: times,
  deletedQuestion: '(deleted by the visitor)',
  answerQuestions: 'Answer in Knowledge',
  toQuestions: 'See the questions',
  only: (what: string, span: string) => `${what} · ${span}`,
  onlyQuestion: 'With this question',
  showAll: 'Remove this filter',
  questions: {
    title: 'Questions without an answer',
    intro:
      'What visitors asked in the last 90 days without an answer in your knowledge. Those that differ only in capitals, punctuation or spaces are counted together.',
    state: 'Show',
    states: { open: 'Open', done: 'Answered', ignored: 'Ignored' },
    list: 'Questions',
    none: {
      open: {
        title: 'No open questions',
        help: 'Questions that the assistant could not answer appear here.',
      },
      done: { title: 'No answered questions', help: 'Questions that you have answered appear here.' },
      ignored: {
        title: 'No ignored questions',
        help: 'Questions that you have chosen to ignore appear here.',
      },
    },
    asked: (count: number) => `Asked ${times(count)}`,
    lastAsked: 'last on',
    answer: 'Write the answer',
    done: 'Mark as answered',
    ignore: 'Ignore',
    reopen: 'Open again',
    marked: 'Marked',
  },
};
