export const alerts = {
  /** The count may be "100+". */
  waiting: (count: string) => (count === '1' ? '1 waits for a human' : `${count} wait for a human`),
  waits: (visitor: string) => `${visitor} waits for a human`,
  manyWait: (count: number) => `${count} more visitors wait for a human`,
  open: 'Open',
  openAll: 'See who waits',
  body: 'Open the conversation to answer.',
  title: 'When a visitor waits',
  intro:
    'The page always says so while it is open. This browser can also tell you while you look at something else, as long as the dashboard stays open in a tab.',
  wanted: 'Tell me in this browser when a visitor waits for a human',
  unsupported: 'This browser cannot show notifications here. On a phone, keep the page in sight.',
  denied:
    'This browser does not let this site show notifications. Allow them in the settings of the browser for this site, then load this page again.',
};
