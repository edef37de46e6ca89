export const signIn = {
  permission: 'seeing how this business signs in',
  domains: 'Domains',
  domainsIntro:
    'A domain counts for nothing until a record in its DNS proves that it is yours. Your sign-in service then speaks for its e-mail addresses, and your page can stand there.',
  noDomains: 'No domain yet.',
  domain: 'Domain',
  addDomain: 'Add the domain',
  proven: 'Proven',
  unproven: 'Not proven yet',
  recordHelp: 'Where the DNS of the domain is kept, add a TXT record with this name and this text:',
  recordNameShort: 'Name',
  recordValueShort: 'Text',
  recordName: (domain: string) => `Name of the record for ${domain}`,
  recordValue: (domain: string) => `Text of the record for ${domain}`,
  verify: 'Verify',
  verifyNamed: (domain: string) => `Verify ${domain}`,
  proved: (domain: string) => `${domain} is proven to be yours`,
  domainProblems: {
    'no-record':
      'The record is not there, or its text is another. A new record can take an hour until it is seen everywhere.',
    unreachable: 'The name servers of this domain did not answer. Try again later.',
    taken:
      'Another business here has its record at this domain, too. It is yours once only your record stands there.',
    lost: 'Another business has proven this domain since. Set your record again if it is yours.',
  },
  recordMissing: (since: string) =>
    `The record has not been found since ${since}. Put it back: after three days without it the domain counts for nothing.`,
  recordGone: (since: string) =>
    `The record has been missing since ${since}, so the domain no longer counts: your sign-in service does not speak for its addresses, and your page does not stand there. If the domain is still yours, put the record back and choose Verify.`,
  removeDomain: 'Remove',
  removeDomainQuestion: (domain: string) => `Remove ${domain}?`,
  removeDomainConsequence:
    'Your sign-in service no longer speaks for its addresses. Who has signed in with it before still can.',
  removeDomainConfirm: 'Remove the domain',
  domainRemoved: (domain: string) => `${domain} is removed`,
  pages: 'Your page',
  pagesIntro:
    'A page of your own with your chat, once a website widget is connected. That of a proven domain opens when its DNS leads to this installation.',
  service: 'Sign-in service',
  serviceIntro:
    'Your team can sign in with your own service (OpenID Connect), such as Entra ID, Google Workspace, Okta or Keycloak. It opens this business and nothing else.',
  redirectHelp:
    'At your service, make a client for a web application and allow this address to send people back to:',
  redirectUri: 'Redirect address',
  linkHelp:
    'Whoever types an address of a proven domain is shown your service. This link leads there at once:',
  teamLink: 'Sign-in page of your team',
  issuer: 'Issuer',
  issuerHelp: 'As the service itself writes it, without /.well-known.',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  secretHelp: 'Left blank, the client proves itself by PKCE alone.',
  secretKept: 'One is stored. Left blank, it stays.',
  name: 'Name of the service',
  nameHelp: 'What stands on its button, such as “Example ID”.',
  isEnabled: 'The team may sign in with it',
  isEnabledHelp: 'Turned off, whoever signed in with it is signed out at once.',
  createsAccounts: 'Newcomers get an account',
  createsAccountsHelp:
    'Whoever the service lets in with an address of a proven domain becomes a member. Otherwise only those who are in the team already.',
  isRequired: 'The team must sign in with it',
  isRequiredHelp: 'Only owners may still sign in another way. API keys go on working.',
  defaultRole: 'Role of newcomers',
  roleClaim: 'Where the service tells roles',
  roleClaimHelp:
    'The name of a claim, such as groups. With it the service decides on everybody’s role at each sign-in, except on that of owners. Left blank, roles are set in the team.',
  roleMapping: 'Roles by what the service tells',
  ruleValue: (number: number) => `Value ${number}`,
  ruleRole: (number: number) => `Role ${number}`,
  removeRule: (number: number) => `Remove rule ${number}`,
  addRule: 'Add a rule',
  save: 'Save the sign-in service',
  removeService: 'Remove the service',
  removeServiceQuestion: 'Remove the sign-in service?',
  removeServiceConsequence:
    'Whoever signed in with it is signed out at once. People with a password or a link by e-mail go on.',
  removeServiceConfirm: 'Remove it',
  serviceRemoved: 'The sign-in service is removed',
};
