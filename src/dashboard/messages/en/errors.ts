/** Sentences for what goes wrong between the browser and the server; all other refusals bring their own. */
export const errors = {
  title: 'This did not work',
  loadTitle: 'This could not be loaded',
  offline: 'There is no connection to the internet, so nothing was sent. Try again when it is back.',
  offlineTitle: 'No connection',
  offlineLoading: 'There is no connection to the internet. This loads by itself when it is back.',
  offlineOpening: 'There is no connection to the internet. What you asked for opens when it is back.',
  unreachable: 'The server cannot be reached. Check your internet connection and try again.',
  unexpectedReply:
    'The server answered in a way this page does not understand. Reload the page: it may be older than the server.',
  noErrorBody: (status: number) =>
    `The server answered with status ${status} and no explanation. Try again in a moment.`,
  unknown: 'Something went wrong on this page. Reload it and try again.',
  retryAfter: (seconds: number) =>
    seconds < 90 ? `Try again in ${seconds} seconds.` : `Try again in ${Math.ceil(seconds / 60)} minutes.`,
  requestId: (id: string) => `If you ask for help, give this code: ${id}`,
  notAllowedTitle: 'You cannot open this',
  notAllowed: (what: string) =>
    `Your role does not let you ${what}. An owner of this business can give you another role.`,
  noTenantTitle: 'Choose a business first',
  noTenant: 'You are signed in as a platform admin. Choose the business to work in.',
  toTenants: 'Show all businesses',
  goneTitle: 'Not found',
  gone: 'It may have been removed, or you may not have access.',
  backTo: (area: string) => `Back to ${area}`,
};
