export const shell = {
  skip: 'Skip to the content',
  menu: 'Menu',
  navigation: 'Main navigation',
  notices: 'Notices',
  account: 'Account',
  yourAccount: 'Your account',
  workIn: 'Work in',
  signOut: 'Sign out',
  colours: 'Colours',
  light: 'Light',
  dark: 'Dark',
  auto: 'Auto',
  business: 'Business',
  noBusiness: 'No business chosen',
  actingIn: (name: string) =>
    `You are working inside ${name} as a platform admin. What you do here is written to its audit log.`,
  leave: 'Leave',
  confirmEmail: (email: string) =>
    `Confirm ${email} with the link that we sent there. Until then you can teach and try the assistant, but not invite people, connect an inbox or website, or make API keys.`,
  confirmResend: 'Send the link again',
  confirmResent: (email: string) => `A new link is on its way to ${email}`,
  trial: {
    label: 'Trial',
    left: (days: number) => (days === 1 ? 'Last day of the trial.' : `Trial: ${days} days left.`),
    calmText: (date: string) =>
      `On ${date} the assistant stops answering. To go on, contact whoever runs this installation.`,
    soonText: (time: string) =>
      `On ${time} the assistant stops answering. Messages still arrive, and your team can answer them. To go on, contact whoever runs this installation.`,
    ended: (date: string) => `The trial ended on ${date}.`,
    endedText:
      'The assistant answers nobody. Nothing is lost: messages still arrive, and your team can answer them. To have the assistant back, contact whoever runs this installation.',
  },
  platformAdmin: 'Platform admin',
  roles: { owner: 'Owner', admin: 'Admin', agent: 'Agent', viewer: 'Viewer' },
  nav: {
    overview: 'Overview',
    conversations: 'Conversations',
    leads: 'Leads',
    knowledge: 'Knowledge',
    connections: 'Connections',
    assistant: 'Assistant',
    playground: 'Try it',
    settings: 'Settings',
    platform: 'Platform',
  },
  offline:
    'No connection to the internet. What you see may be out of date, and nothing can be saved or sent until the connection is back.',
  liveOff: 'Live updates are interrupted. The page looks for news every half minute until they are back.',
};
