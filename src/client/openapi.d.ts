/**
 * The types of Patchbay's API, made from its OpenAPI document by `npm run client`. Use them with openapi-fetch:
 *
 *     const patchbay = createClient<paths>({ baseUrl: 'https://chat.example.com', headers: { 'X-API-Key': 'pb_…' } });
 *     const { data, error } = await patchbay.GET('/api/v1/leads', { params: { query: { limit: 10 } } });
 */
export interface paths {
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The process is alive
     * @description For everybody.
     */
    get: operations['getHealthz'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The process can serve
     * @description For everybody.
     */
    get: operations['getReadyz'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Figures for Prometheus; needs the bearer token METRICS_TOKEN
     * @description Its credentials are of its own kind: see its security.
     */
    get: operations['getMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign in
     * @description For everybody.
     */
    post: operations['postAuthLogin'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End this session
     * @description For whoever is signed in; a key is nobody who signs in.
     */
    post: operations['postAuthLogout'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who am I, where, and what may I do
     * @description For whoever is signed in; a key is nobody who signs in.
     */
    get: operations['getAuthMe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign a program in, or go on with its refresh token
     * @description For everybody.
     */
    post: operations['postAuthToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/links/look': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What is this link for; asking does not use it up
     * @description For everybody.
     */
    post: operations['postAuthLinksLook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/one-time-link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Choose a password with a link, and be signed in; all other sessions end
     * @description For everybody.
     */
    post: operations['postAuthOneTimeLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/forgot-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a link to choose a new password, if somebody has this address
     * @description For everybody.
     */
    post: operations['postAuthForgotPassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/sign-in-link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a link to sign in with, if somebody has this address
     * @description For everybody.
     */
    post: operations['postAuthSignInLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/sign-in-link/use': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign in with a link
     * @description For everybody.
     */
    post: operations['postAuthSignInLinkUse'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/invitations/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Accept an invitation as somebody new, and be signed in
     * @description For everybody.
     */
    post: operations['postAuthInvitationsAccept'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/invitations/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Accept an invitation as the person who is signed in
     * @description For whoever is signed in; a key is nobody who signs in.
     */
    post: operations['postAuthInvitationsConfirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/ways': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How one can sign in here, and with which service in a certain business
     * @description For everybody.
     */
    get: operations['getAuthWays'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/openid/begin': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin to sign in through a sign-in service; the browser goes on at the address
     * @description For everybody.
     */
    post: operations['postAuthOpenidBegin'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/openid/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Come back from the sign-in service; leads on to a page of the dashboard
     * @description For everybody.
     */
    get: operations['getAuthOpenidCallback'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/openid/callback/{tenant}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Come back from the sign-in service of a business; leads on to a page of the dashboard
     * @description For everybody.
     */
    get: operations['getAuthOpenidCallbackTenant'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/sign-up': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create a business and be signed in as its owner, where this installation allows it
     * @description For everybody.
     */
    post: operations['postAuthSignUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account/workplaces': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where do I work
     * @description For whoever is signed in; a key is nobody who signs in.
     */
    get: operations['getAccountWorkplaces'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change my name
     * @description For whoever is signed in; a key is nobody who signs in.
     */
    patch: operations['patchAccount'];
    trace?: never;
  };
  '/api/v1/account/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change my password; all my other sessions end
     * @description For whoever is signed in; a key is nobody who signs in.
     */
    post: operations['postAccountPassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where am I signed in
     * @description For whoever is signed in; a key is nobody who signs in.
     */
    get: operations['getAccountSessions'];
    put?: never;
    post?: never;
    /**
     * End all my sessions but this one, at once; no other browser is known any more
     * @description For whoever is signed in; a key is nobody who signs in.
     */
    delete: operations['deleteAccountSessions'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account/sessions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * End one of my sessions at once
     * @description For whoever is signed in; a key is nobody who signs in.
     */
    delete: operations['deleteAccountSessionsId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account/email': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Use another e-mail address; it counts once the link that is sent there was confirmed
     * @description For whoever is signed in; a key is nobody who signs in.
     */
    post: operations['postAccountEmail'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account/email/resend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send the link that confirms my address again
     * @description For whoever is signed in; a key is nobody who signs in.
     */
    post: operations['postAccountEmailResend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account/email/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Confirm an e-mail address as the person who asked for it
     * @description For whoever is signed in; a key is nobody who signs in.
     */
    post: operations['postAccountEmailConfirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/second-factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Complete a sign-in with a code
     * @description For everybody.
     */
    post: operations['postAuthSecondFactor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account/second-factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Does signing in take a code besides the password
     * @description For whoever is signed in; a key is nobody who signs in.
     */
    get: operations['getAccountSecondFactor'];
    put?: never;
    /**
     * Begin to set up a second factor; it is asked for once a code has confirmed it
     * @description For whoever is signed in; a key is nobody who signs in.
     */
    post: operations['postAccountSecondFactor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account/second-factor/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Turn the second factor on with the first code; the recovery codes are shown this once
     * @description For whoever is signed in; a key is nobody who signs in.
     */
    post: operations['postAccountSecondFactorConfirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account/recovery-codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make new recovery codes with a code from the app; those before stop working
     * @description For whoever is signed in; a key is nobody who signs in.
     */
    post: operations['postAccountRecoveryCodes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account/second-factor/off': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Turn the second factor off, with the password and a code
     * @description For whoever is signed in; a key is nobody who signs in.
     */
    post: operations['postAccountSecondFactorOff'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/team/members': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the team
     * @description Needs the permission `team:read`, of a person or as the scope of a key.
     */
    get: operations['getTeamMembers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/team/members/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Take a member out of the team; it ends their sessions here
     * @description Needs the permission `team:write`, of a person or as the scope of a key.
     */
    delete: operations['deleteTeamMembersId'];
    options?: never;
    head?: never;
    /**
     * Give a member another role; it ends their sessions here
     * @description Needs the permission `team:write`, of a person or as the scope of a key.
     */
    patch: operations['patchTeamMembersId'];
    trace?: never;
  };
  '/api/v1/team/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the invitations that nobody has accepted yet
     * @description Needs the permission `team:read`, of a person or as the scope of a key.
     */
    get: operations['getTeamInvitations'];
    put?: never;
    /**
     * Invite somebody by e-mail
     * @description Needs the permission `team:write`, of a person or as the scope of a key.
     */
    post: operations['postTeamInvitations'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/team/invitations/{id}/resend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send an invitation again; the link of before ends
     * @description Needs the permission `team:write`, of a person or as the scope of a key.
     */
    post: operations['postTeamInvitationsIdResend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/team/invitations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Withdraw an invitation; its link ends
     * @description Needs the permission `team:write`, of a person or as the scope of a key.
     */
    delete: operations['deleteTeamInvitationsId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/team/sign-in-service': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the sign-in service of this business, and the addresses to enter at it
     * @description Needs the permission `team:write`, of a person or as the scope of a key.
     */
    get: operations['getTeamSignInService'];
    /**
     * Set the sign-in service of this business up, or change it
     * @description Needs the permission `team:write`, of a person or as the scope of a key.
     */
    put: operations['putTeamSignInService'];
    post?: never;
    /**
     * Take the sign-in service away; sessions that began with it end
     * @description Needs the permission `team:write`, of a person or as the scope of a key.
     */
    delete: operations['deleteTeamSignInService'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/team/domains': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the domains of this business, with the record that proves each
     * @description Needs the permission `team:write`, of a person or as the scope of a key.
     */
    get: operations['getTeamDomains'];
    put?: never;
    /**
     * Say that a domain is one’s own; it counts once its record has proven it
     * @description Needs the permission `team:write`, of a person or as the scope of a key.
     */
    post: operations['postTeamDomains'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/team/domains/{id}/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look whether the record of a domain is there
     * @description Needs the permission `team:write`, of a person or as the scope of a key.
     */
    post: operations['postTeamDomainsIdVerify'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/team/domains/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Give a domain up
     * @description Needs the permission `team:write`, of a person or as the scope of a key.
     */
    delete: operations['deleteTeamDomainsId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/hosts/known': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Is this the host of a business here; for proxies that get certificates on demand
     * @description For everybody.
     */
    get: operations['getHostsKnown'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/outbox': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the mails of the last seven days; with their text where no mail server is set
     * @description For platform admins.
     */
    get: operations['getAdminOutbox'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/installation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read what runs here, in which version, and what waits
     * @description For platform admins.
     */
    get: operations['getAdminInstallation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/connectors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the connectors that this installation has loaded
     * @description For platform admins.
     */
    get: operations['getAdminConnectors'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what was given up in any business, with the cause and without what it says
     * @description For platform admins.
     */
    get: operations['getAdminDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/deliveries/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send after all what was given up in any business and fits; at most 1,000 in one call
     * @description For platform admins.
     */
    post: operations['postAdminDeliveriesReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/tenants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the tenants, with their usage
     * @description For platform admins.
     */
    get: operations['getAdminTenants'];
    put?: never;
    /**
     * Create a tenant
     * @description For platform admins.
     */
    post: operations['postAdminTenants'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/tenants/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a tenant
     * @description For platform admins.
     */
    get: operations['getAdminTenantsId'];
    put?: never;
    post?: never;
    /**
     * Delete a tenant after some days, within which it rests and can be restored
     * @description For platform admins.
     */
    delete: operations['deleteAdminTenantsId'];
    options?: never;
    head?: never;
    /**
     * Rename, suspend or reactivate a tenant, or change its plan
     * @description For platform admins.
     */
    patch: operations['patchAdminTenantsId'];
    trace?: never;
  };
  '/api/v1/config': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the business data, hours, languages and limits
     * @description Needs the permission `config:read`, of a person or as the scope of a key.
     */
    get: operations['getConfig'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change the business data, hours, languages and limits
     * @description Needs the permission `config:write`, of a person or as the scope of a key.
     */
    patch: operations['patchConfig'];
    trace?: never;
  };
  '/api/v1/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the API keys
     * @description Needs the permission `keys:read`, of a person or as the scope of a key.
     */
    get: operations['getApiKeys'];
    put?: never;
    /**
     * Create an API key; it is shown this once
     * @description Needs the permission `keys:write`, of a person or as the scope of a key.
     */
    post: operations['postApiKeys'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/api-keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke an API key
     * @description Needs the permission `keys:write`, of a person or as the scope of a key.
     */
    delete: operations['deleteApiKeysId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who did what, the newest first
     * @description Needs the permission `audit:read`, of a person or as the scope of a key.
     */
    get: operations['getAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit/export.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The audit log as CSV; cells that look like formulas are defused
     * @description Needs the permission `audit:read`, of a person or as the scope of a key.
     */
    get: operations['getAuditExportCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who did what to the installation, the newest first
     * @description For platform admins.
     */
    get: operations['getAdminAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/audit/export.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The audit log of the installation as CSV; cells that look like formulas are defused
     * @description For platform admins.
     */
    get: operations['getAdminAuditExportCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/config/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who changed which section of the settings, with what stood there before and after
     * @description Needs the permission `audit:read`, of a person or as the scope of a key.
     */
    get: operations['getConfigVersions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/config/versions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a change of the settings beside what stands there now
     * @description Needs the permission `audit:read`, of a person or as the scope of a key.
     */
    get: operations['getConfigVersionsId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/config/versions/{id}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set a section of the settings back; a key also needs the scope to change that section
     * @description Needs the permission `config:write`, of a person or as the scope of a key.
     */
    post: operations['postConfigVersionsIdRestore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/tenants/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Restore a tenant that is to be deleted
     * @description For platform admins.
     */
    post: operations['postAdminTenantsIdResume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tenant/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End this tenant: it rests for 14 days, in which the platform admin can restore it, then all of it is deleted
     * @description Needs the permission `tenant:write`, of a person or as the scope of a key.
     */
    post: operations['postTenantEnd'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/assistants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the assistants
     * @description Needs the permission `assistants:read`, of a person or as the scope of a key.
     */
    get: operations['getAssistants'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/assistants/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an assistant
     * @description Needs the permission `assistants:read`, of a person or as the scope of a key.
     */
    get: operations['getAssistantsId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change an assistant
     * @description Needs the permission `assistants:write`, of a person or as the scope of a key.
     */
    patch: operations['patchAssistantsId'];
    trace?: never;
  };
  '/api/v1/assistants/{id}/intents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what an assistant understands
     * @description Needs the permission `assistants:read`, of a person or as the scope of a key.
     */
    get: operations['getAssistantsIdIntents'];
    put?: never;
    /**
     * Teach an assistant something that visitors mean
     * @description Needs the permission `assistants:write`, of a person or as the scope of a key.
     */
    post: operations['postAssistantsIdIntents'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/assistants/{id}/intents/{intent}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read an intent
     * @description Needs the permission `assistants:read`, of a person or as the scope of a key.
     */
    get: operations['getAssistantsIdIntentsIntent'];
    put?: never;
    post?: never;
    /**
     * Remove an intent
     * @description Needs the permission `assistants:write`, of a person or as the scope of a key.
     */
    delete: operations['deleteAssistantsIdIntentsIntent'];
    options?: never;
    head?: never;
    /**
     * Change an intent
     * @description Needs the permission `assistants:write`, of a person or as the scope of a key.
     */
    patch: operations['patchAssistantsIdIntentsIntent'];
    trace?: never;
  };
  '/api/v1/connectors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What can be connected
     * @description Needs the permission `connections:read`, of a person or as the scope of a key.
     */
    get: operations['getConnectors'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/connections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the connections
     * @description Needs the permission `connections:read`, of a person or as the scope of a key.
     */
    get: operations['getConnections'];
    put?: never;
    /**
     * Connect an account of a platform
     * @description Needs the permission `connections:write`, of a person or as the scope of a key.
     */
    post: operations['postConnections'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/connections/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what came in, what went out and what went wrong, the latest first
     * @description Needs the permission `connections:read`, of a person or as the scope of a key.
     */
    get: operations['getConnectionsIdEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/connections/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a connection
     * @description Needs the permission `connections:read`, of a person or as the scope of a key.
     */
    get: operations['getConnectionsId'];
    put?: never;
    post?: never;
    /**
     * Remove a connection; its conversations stay
     * @description Needs the permission `connections:write`, of a person or as the scope of a key.
     */
    delete: operations['deleteConnectionsId'];
    options?: never;
    head?: never;
    /**
     * Rename, pause, resume or reconfigure a connection
     * @description Needs the permission `connections:write`, of a person or as the scope of a key.
     */
    patch: operations['patchConnectionsId'];
    trace?: never;
  };
  '/api/v1/connections/{id}/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask the platform whether it accepts us now
     * @description Needs the permission `connections:write`, of a person or as the scope of a key.
     */
    post: operations['postConnectionsIdCheck'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/connections/{id}/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give the connection a new webhook address
     * @description Needs the permission `connections:write`, of a person or as the scope of a key.
     */
    post: operations['postConnectionsIdRotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/connections/{id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How far the import of past conversations has come
     * @description Needs the permission `connections:read`, of a person or as the scope of a key.
     */
    get: operations['getConnectionsIdHistory'];
    put?: never;
    /**
     * Read past conversations into the archive; nobody is written to
     * @description Needs the permission `connections:write`, of a person or as the scope of a key.
     */
    post: operations['postConnectionsIdHistory'];
    /**
     * Remove the archive of a connection
     * @description Needs the permission `connections:write`, of a person or as the scope of a key.
     */
    delete: operations['deleteConnectionsIdHistory'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/connections/{id}/history/stop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Stop the import; it can go on later
     * @description Needs the permission `connections:write`, of a person or as the scope of a key.
     */
    post: operations['postConnectionsIdHistoryStop'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/archive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List past conversations, the latest first
     * @description Needs the permission `conversations:read`, of a person or as the scope of a key.
     */
    get: operations['getArchive'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/archive/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a past conversation
     * @description Needs the permission `conversations:read`, of a person or as the scope of a key.
     */
    get: operations['getArchiveId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/knowledge/sources': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the sources
     * @description Needs the permission `knowledge:read`, of a person or as the scope of a key.
     */
    get: operations['getKnowledgeSources'];
    put?: never;
    /**
     * Add a text or questions with answers; it is found at once
     * @description Needs the permission `knowledge:write`, of a person or as the scope of a key.
     */
    post: operations['postKnowledgeSources'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/knowledge/sources/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a source with its passages
     * @description Needs the permission `knowledge:read`, of a person or as the scope of a key.
     */
    get: operations['getKnowledgeSourcesId'];
    put?: never;
    post?: never;
    /**
     * Delete a source
     * @description Needs the permission `knowledge:write`, of a person or as the scope of a key.
     */
    delete: operations['deleteKnowledgeSourcesId'];
    options?: never;
    head?: never;
    /**
     * Change a source; its passages are made anew
     * @description Needs the permission `knowledge:write`, of a person or as the scope of a key.
     */
    patch: operations['patchKnowledgeSourcesId'];
    trace?: never;
  };
  '/api/v1/knowledge/passages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read passages by their ids, as the record of a turn names them
     * @description Needs the permission `knowledge:read`, of a person or as the scope of a key.
     */
    get: operations['getKnowledgePassages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/knowledge/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Search the knowledge as the assistant does
     * @description Needs the permission `knowledge:read`, of a person or as the scope of a key.
     */
    get: operations['getKnowledgeSearch'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/knowledge/usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How much knowledge there is, and how much there may be
     * @description Needs the permission `knowledge:read`, of a person or as the scope of a key.
     */
    get: operations['getKnowledgeUsage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the conversations, the latest change first
     * @description Needs the permission `conversations:read`, of a person or as the scope of a key.
     */
    get: operations['getConversations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a conversation, with its messages and why the bot did what
     * @description Needs the permission `conversations:read`, of a person or as the scope of a key.
     */
    get: operations['getConversationsId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversations/{id}/take-over': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Silence the bot here, open the conversation if it is closed, and look after it if nobody does; the platform is told
     * @description Needs the permission `conversations:write`, of a person or as the scope of a key.
     */
    post: operations['postConversationsIdTakeOver'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversations/{id}/hand-back': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Let the bot answer again; the platform is told
     * @description Needs the permission `conversations:write`, of a person or as the scope of a key.
     */
    post: operations['postConversationsIdHandBack'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversations/{id}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Close the conversation, at the platform too; the visitor’s next message opens it for the bot
     * @description Needs the permission `conversations:write`, of a person or as the scope of a key.
     */
    post: operations['postConversationsIdClose'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversations/{id}/assign': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say who of the team looks after the conversation
     * @description Needs the permission `conversations:write`, of a person or as the scope of a key.
     */
    post: operations['postConversationsIdAssign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversations/{id}/reply': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Write to the visitor through the platform, and take the conversation over as take-over does; a closed one stays closed
     * @description Needs the permission `conversations:write`, of a person or as the scope of a key.
     */
    post: operations['postConversationsIdReply'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/conversations/{id}/note': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Leave a note that only operators read
     * @description Needs the permission `conversations:write`, of a person or as the scope of a key.
     */
    post: operations['postConversationsIdNote'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Server-sent events: which conversations changed, and what the bot is doing
     * @description Needs the permission `conversations:read`, of a person or as the scope of a key.
     */
    get: operations['getEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the outgoing messages that were given up, with the cause
     * @description Needs the permission `conversations:read`, of a person or as the scope of a key.
     */
    get: operations['getDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/deliveries/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send all messages after all that were given up and fit; at most 1,000 in one call
     * @description Needs the permission `conversations:write`, of a person or as the scope of a key.
     */
    post: operations['postDeliveriesReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/deliveries/{id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a message after all that was given up; what may have arrived is looked up first
     * @description Needs the permission `conversations:write`, of a person or as the scope of a key.
     */
    post: operations['postDeliveriesIdReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/leads/views': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the saved filters: the team’s and one’s own
     * @description Needs the permission `leads:read`, of a person or as the scope of a key.
     */
    get: operations['getLeadsViews'];
    put?: never;
    /**
     * Keep filters under a name, for oneself or for the team
     * @description Needs the permission `leads:write`, of a person or as the scope of a key.
     */
    post: operations['postLeadsViews'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/leads/views/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove saved filters
     * @description Needs the permission `leads:write`, of a person or as the scope of a key.
     */
    delete: operations['deleteLeadsViewsId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/leads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the leads, the newest first
     * @description Needs the permission `leads:read`, of a person or as the scope of a key.
     */
    get: operations['getLeads'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/leads/export.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All leads as CSV; cells that look like formulas are defused
     * @description Needs the permission `leads:read`, of a person or as the scope of a key.
     */
    get: operations['getLeadsExportCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/leads/merge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Fold one lead into another
     * @description Needs the permission `leads:write`, of a person or as the scope of a key.
     */
    post: operations['postLeadsMerge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/leads/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give several leads a status or somebody who looks after them
     * @description Needs the permission `leads:write`, of a person or as the scope of a key.
     */
    post: operations['postLeadsReview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/leads/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a lead
     * @description Needs the permission `leads:read`, of a person or as the scope of a key.
     */
    get: operations['getLeadsId'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Review a lead: its status, a note, corrections
     * @description Needs the permission `leads:write`, of a person or as the scope of a key.
     */
    patch: operations['patchLeadsId'];
    trace?: never;
  };
  '/api/v1/visitors/held': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * How much is held of a visitor: what an export gives and an erasure takes
     * @description Needs the permission `data:write`, of a person or as the scope of a key.
     */
    post: operations['postVisitorsHeld'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/visitors/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Everything that is held of a visitor, as one JSON document
     * @description Needs the permission `data:write`, of a person or as the scope of a key.
     */
    post: operations['postVisitorsExport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/visitors/erase': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Erase a visitor: from every table, for good, also where an older backup is restored
     * @description Needs the permission `data:write`, of a person or as the scope of a key.
     */
    post: operations['postVisitorsErase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/data/exports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the exports of this business
     * @description Needs the permission `tenant:write`, of a person or as the scope of a key.
     */
    get: operations['getDataExports'];
    put?: never;
    /**
     * Gather all that this business owns into an archive, in the background; or go on with what is being gathered
     * @description Needs the permission `tenant:write`, of a person or as the scope of a key.
     */
    post: operations['postDataExports'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/data/exports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How far an export has come
     * @description Needs the permission `tenant:write`, of a person or as the scope of a key.
     */
    get: operations['getDataExportsId'];
    put?: never;
    post?: never;
    /**
     * Remove an export before its time
     * @description Needs the permission `tenant:write`, of a person or as the scope of a key.
     */
    delete: operations['deleteDataExportsId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/data/exports/{id}/archive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The archive of a finished export: a gzipped tar with a manifest and JSON Lines
     * @description Needs the permission `tenant:write`, of a person or as the scope of a key.
     */
    get: operations['getDataExportsIdArchive'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/data/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the imports into this business
     * @description Needs the permission `tenant:write`, of a person or as the scope of a key.
     */
    get: operations['getDataImports'];
    put?: never;
    /**
     * Begin to import an archive into this business, which holds nothing yet
     * @description Needs the permission `tenant:write`, of a person or as the scope of a key.
     */
    post: operations['postDataImports'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/data/imports/{id}/pieces': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Bring a piece of the archive, as it is; again if it failed
     * @description Needs the permission `tenant:write`, of a person or as the scope of a key.
     */
    put: operations['putDataImportsIdPieces'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/data/imports/{id}/begin': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * All pieces are there: load the archive, all of it or nothing, in the background
     * @description Needs the permission `tenant:write`, of a person or as the scope of a key.
     */
    post: operations['postDataImportsIdBegin'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/data/imports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How far an import has come
     * @description Needs the permission `tenant:write`, of a person or as the scope of a key.
     */
    get: operations['getDataImportsId'];
    put?: never;
    post?: never;
    /**
     * Remove an import that is not done, with what was received; what is loaded stays
     * @description Needs the permission `tenant:write`, of a person or as the scope of a key.
     */
    delete: operations['deleteDataImportsId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/insights/overview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Figures of the last days, by day, connection and channel, beside as many days before
     * @description Needs the permission `conversations:read`, of a person or as the scope of a key.
     */
    get: operations['getInsightsOverview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/insights/places': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List where visitors write: connections, and their channels
     * @description Needs the permission `conversations:read`, of a person or as the scope of a key.
     */
    get: operations['getInsightsPlaces'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/insights/questions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what visitors asked and the knowledge held no answer to, the most asked first
     * @description Needs the permission `conversations:read`, of a person or as the scope of a key.
     */
    get: operations['getInsightsQuestions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/insights/questions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Say what became of such a question
     * @description Needs the permission `knowledge:write`, of a person or as the scope of a key.
     */
    patch: operations['patchInsightsQuestionsId'];
    trace?: never;
  };
  '/api/v1/chat': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask, and get the answer now
     * @description Its credentials are of its own kind: see its security.
     */
    post: operations['postChat'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/chat/try': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask as a visitor would, and get the answer with why it was given
     * @description Needs the permission `chat:write`, of a person or as the scope of a key.
     */
    post: operations['postChatTry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/widget/config': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How the chat window looks
     * @description For everybody.
     */
    get: operations['getWidgetConfig'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/widget/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Become a visitor, or be known again
     * @description For everybody.
     */
    post: operations['postWidgetSession'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/widget/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What was said
     * @description Its credentials are of its own kind: see its security.
     */
    get: operations['getWidgetMessages'];
    put?: never;
    /**
     * Write a message; the answer is the conversation with it
     * @description Its credentials are of its own kind: see its security.
     */
    post: operations['postWidgetMessages'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/widget/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Hear at once what happens in the conversation (server-sent events with a LiveEvent each)
     * @description Its credentials are of its own kind: see its security.
     */
    get: operations['getWidgetEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hooks/{connector}/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Inbound webhook of one connection; the address is secret
     * @description For everybody.
     */
    post: operations['postHooksConnectorToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/{connector}/webhook': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Inbound webhook with the account in the body; without a signature it is acted on only after confirmation
     * @description For everybody.
     */
    post: operations['postConnectorWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description Sign in with an e-mail address and a password. */
    LoginRequest: {
      email: components['schemas']['Email'];
      password: string;
    };
    /**
     * Format: email
     * @description An e-mail address; stored in lower case.
     */
    Email: string;
    /** @description Sign in with a password, or go on with a refresh token. */
    TokenRequest:
      | {
          /** @constant */
          grant_type: 'password';
          email: components['schemas']['Email'];
          password: string;
          /** @description Needed where the person has a second factor. */
          code?: components['schemas']['FactorCode'] | undefined;
        }
      | {
          /** @constant */
          grant_type: 'refresh_token';
          /** @description The one of the last answer. It works once. */
          refresh_token: string;
        };
    /** @description The six digits that the app shows now, or a recovery code. Each works once. */
    FactorCode: string;
    /** @description The token of a link, as it stands in the address. */
    LinkRequest: {
      token: components['schemas']['LinkToken'];
    };
    /** @description The token of a link. It works once, and a newer link of the same purpose ends it. */
    LinkToken: string;
    /** @description Use a one-time link: choose a password and be signed in. */
    OneTimeLinkRequest: {
      token: components['schemas']['LinkToken'];
      password: components['schemas']['NewPassword'];
    };
    /** @description At least 10 characters, and none of those that are guessed first. */
    NewPassword: string;
    /** @description Where to send a link. The answer is the same whether anybody has this address. */
    RequestLink: {
      email: components['schemas']['Email'];
    };
    /** @description Join a team as somebody new: choose a name and a password, and be signed in. */
    AcceptInvitation: {
      token: components['schemas']['LinkToken'];
      name: components['schemas']['PersonName'];
      password: components['schemas']['NewPassword'];
    };
    /** @description How a person is called. */
    PersonName: string;
    /** @description The short name of a business. */
    TeamSlug: string;
    /** @description What stands behind the @ of an address; those below it are not meant. */
    EmailDomain: string;
    /** @description Sign in through the sign-in service of a business, or of the installation when none is named. */
    BeginOpenId: {
      return_to?: components['schemas']['ReturnPath'] | undefined;
      /** @description The business by its short name. */
      team?: components['schemas']['TeamSlug'] | undefined;
      /** @description What stands behind the @ of an e-mail address; who has it is not asked. */
      domain?: components['schemas']['EmailDomain'] | undefined;
    };
    /** @description The page to go on with, as a path of this site. */
    ReturnPath: string;
    /**
     * Format: uuid
     * @description A UUID. Ours are of version 7, so later records sort after earlier ones.
     */
    Id: string;
    /** @description A new business and its owner, who is signed in. The answer is the same whether anybody has this address; a mail tells its owner. Sent twice, it makes one business. */
    SignUp: {
      business_name: string;
      name: components['schemas']['PersonName'];
      email: components['schemas']['Email'];
      password: components['schemas']['NewPassword'];
      time_zone?: components['schemas']['TimeZone'] | undefined;
      language?: components['schemas']['Language'] | undefined;
      country?: components['schemas']['Country'] | undefined;
    };
    /** @description A name of the IANA time zone database. */
    TimeZone: string;
    /** @description A language tag (BCP 47), such as en or pt-BR. */
    Language: string;
    /** @description A country code, ISO 3166-1 alpha-2. */
    Country: string;
    /** @description Another name for the person who is signed in. */
    ChangeAccount: {
      name: components['schemas']['PersonName'];
    };
    /** @description Another password. All other sessions of the person end. */
    ChangePassword: {
      current_password: string;
      new_password: components['schemas']['NewPassword'];
    };
    /** @description Another e-mail address. It counts once a link that is sent there was confirmed. */
    ChangeEmail: {
      email: components['schemas']['Email'];
      password: string;
    };
    /** @description Complete a sign-in with the token that it gave and a code. */
    UseSecondFactor: {
      token: components['schemas']['LinkToken'];
      code: components['schemas']['FactorCode'];
    };
    /** @description The first code from the app: from now on signing in takes one. */
    ConfirmSecondFactor: {
      code: components['schemas']['FactorCode'];
    };
    /** @description The six digits that the app shows now; no recovery code stands in for them. Who has lost the app turns the second factor off instead, with the password and a recovery code. */
    RenewRecoveryCodes: {
      code: string;
    };
    /** @description Signing in takes only the password again. */
    TurnOffSecondFactor: {
      password: string;
      code: components['schemas']['FactorCode'];
    };
    /** @description Another role for a member. It ends their sessions in this tenant. */
    ChangeMember: {
      role: components['schemas']['Role'];
    };
    /**
     * @description What a member is in the team. `owner`: everything. `admin`: everything but changing the team and ending the tenant. `agent`: talks to visitors and works on leads. `viewer`: reads.
     * @enum {string}
     */
    Role: 'owner' | 'admin' | 'agent' | 'viewer';
    /** @description Ask somebody into the team by e-mail. */
    InviteMember: {
      email: components['schemas']['Email'];
      role: components['schemas']['Role'];
    };
    /** @description Set the sign-in service up, or change it. Sessions that began with another one end. */
    SaveSignInService: {
      issuer: components['schemas']['IssuerUrl'];
      client_id: string;
      /** @description What its button says. */
      name: components['schemas']['ServiceName'];
      /** @description People can sign in with it. */
      is_enabled: boolean;
      /** @description Everybody but owners has to sign in with it to work in this business. */
      is_required: boolean;
      /** @description Whoever has an address of a proven domain and no account becomes a member. */
      creates_accounts: boolean;
      /** @description For new members, and where no rule of the mapping fits. */
      default_role: components['schemas']['GrantedRole'];
      /** @description The member of what the service says that tells roles: a text or a list of texts, such as `groups`. With it the service decides on roles at each sign-in, except on those of owners. */
      role_claim: string | null;
      /** @description The first value that fits counts. */
      role_mapping: {
        value: string;
        role: components['schemas']['GrantedRole'];
      }[];
      /** @description Kept as it is when absent; null for a client that proves itself by PKCE alone. With another issuer or client it has to be said anew. */
      client_secret?: (string | null) | undefined;
    };
    /** @description The name of an OpenID Connect issuer, exactly as it calls itself. */
    IssuerUrl: string;
    /** @description What the button of the sign-in service says. */
    ServiceName: string;
    /**
     * @description What a sign-in service may make of somebody; owners are made by owners alone.
     * @enum {string}
     */
    GrantedRole: 'admin' | 'agent' | 'viewer';
    /** @description Say that a domain is one’s own; a TXT record has to prove it. */
    AddDomain: {
      domain: components['schemas']['EmailDomain'];
    };
    /** @description Which deliveries that were given up are to be sent after all, at most 1,000 in one call; all members given must fit. Each business finds it in its audit log. */
    PlatformReplay: {
      ids?: components['schemas']['Id'][] | undefined;
      tenant_id?: components['schemas']['Id'] | undefined;
      reason?: string | undefined;
    };
    /**
     * @description `trial`: everything, until `trial_ends_at` and with a limit of model answers a day; after that the assistant answers nobody, and nothing is lost. `standard`: without an end.
     * @enum {string}
     */
    Plan: 'trial' | 'standard';
    /** @description A new business, with its first owner if an e-mail address is given. */
    CreateTenant: {
      name: string;
      /** @description Made from the name when absent. */
      slug?: string | undefined;
      owner_email?: components['schemas']['Email'] | undefined;
      owner_password?: components['schemas']['NewPassword'] | undefined;
      language?: components['schemas']['Language'] | undefined;
      country?: components['schemas']['Country'] | undefined;
      time_zone?: components['schemas']['TimeZone'] | undefined;
    };
    /** @description Rename, suspend or reactivate a tenant, or change its plan. A suspended tenant answers nobody and loses nothing. `trial_ends_at` alone moves the end of a trial, also of one that has ended. */
    ChangeTenant: {
      name?: string | undefined;
      /** @enum {string} */
      status?: ('active' | 'suspended') | undefined;
      plan?: components['schemas']['Plan'] | undefined;
      trial_ends_at?: components['schemas']['TimeInput'] | undefined;
    };
    /**
     * Format: date-time
     * @description A point in time, ISO 8601 with an offset or Z.
     */
    TimeInput: string;
    /** @description Absent members stay as they are; a present one replaces the old value as a whole. */
    ChangeConfig: {
      name?: string | undefined;
      country?: components['schemas']['Country'] | undefined;
      time_zone?: components['schemas']['TimeZone'] | undefined;
      languages?: components['schemas']['Language'][] | undefined;
      business?: components['schemas']['Business'] | undefined;
      own_contacts?: string[] | undefined;
      opening_hours?: (components['schemas']['OpeningHours'] | null) | undefined;
      settle_quiet_ms?: number | undefined;
      settle_max_ms?: number | undefined;
      handover_email?: (components['schemas']['Email'] | null) | undefined;
      handback_after_idle_minutes?: number | undefined;
      daily_model_calls?: number | undefined;
      daily_model_calls_per_visitor?: number | undefined;
      daily_model_calls_per_conversation?: number | undefined;
      limits?: components['schemas']['PublicLimits'] | undefined;
      retention?: components['schemas']['Retention'] | undefined;
    };
    /** @description How the business itself is reached; used in answers and never taken for a lead. */
    Business: {
      website?: components['schemas']['WebUrl'] | undefined;
      email?: components['schemas']['Email'] | undefined;
      phone?: string | undefined;
      address?: string | undefined;
    };
    /**
     * Format: uri
     * @description An http or https address.
     */
    WebUrl: string;
    /** @description When humans are there, for each day of the week; an empty list is a closed day. */
    OpeningHours: {
      monday: components['schemas']['OpenSpan'][];
      tuesday: components['schemas']['OpenSpan'][];
      wednesday: components['schemas']['OpenSpan'][];
      thursday: components['schemas']['OpenSpan'][];
      friday: components['schemas']['OpenSpan'][];
      saturday: components['schemas']['OpenSpan'][];
      sunday: components['schemas']['OpenSpan'][];
    };
    /** @description Open from one time of day to a later one, in the tenant’s time zone; 24:00 is midnight. */
    OpenSpan: {
      from: string;
      to: string;
    };
    /** @description How many messages visitors may send through a public key or account token. */
    PublicLimits: {
      messages_per_visitor_per_minute: number;
      messages_per_address_per_minute: number;
      messages_per_day: number;
    };
    /** @description How many days things are kept: the words of a conversation after its last change, a lead after its last change, an archived conversation after its last message, an audit entry. Null keeps them until somebody takes them away. What is still to be answered or sent is never taken; that a message came is remembered for at least 90 days, without its words. */
    Retention: {
      conversation_days: number | null;
      lead_days: number | null;
      archive_days: number | null;
      audit_days: number | null;
    };
    /** @description A key for a program. It can do at most what its maker can. */
    CreateApiKey: {
      name: string;
      scopes: components['schemas']['Scope'][];
      /** @description Never when absent. */
      expires_at?: components['schemas']['TimeInput'] | undefined;
    };
    /** @description One permission, or `*` for all of them. */
    Scope: components['schemas']['Permission'] | '*';
    /**
     * @description One right within a tenant. `data:write`: export and erase what is held of a visitor. `tenant:write`: export the whole tenant and end it.
     * @enum {string}
     */
    Permission:
      | 'config:read'
      | 'config:write'
      | 'assistants:read'
      | 'assistants:write'
      | 'connections:read'
      | 'connections:write'
      | 'knowledge:read'
      | 'knowledge:write'
      | 'conversations:read'
      | 'conversations:write'
      | 'leads:read'
      | 'leads:write'
      | 'keys:read'
      | 'keys:write'
      | 'team:read'
      | 'team:write'
      | 'chat:write'
      | 'audit:read'
      | 'data:write'
      | 'tenant:write';
    /**
     * @description A part of the settings that is kept in versions: of the business, of an assistant, of a connection. `connection-look` is a connection’s own configuration without its secrets, such as the colour and greeting of a chat window.
     * @enum {string}
     */
    SettingSection:
      | 'business'
      | 'hours'
      | 'languages'
      | 'handover'
      | 'timing'
      | 'limits'
      | 'retention'
      | 'assistant-writing'
      | 'assistant-handover'
      | 'assistant-trust'
      | 'connection'
      | 'connection-look';
    /** @description Which state to set the section to: that before this change, or that after it. */
    RestoreSetting: {
      /** @enum {string} */
      to: 'before' | 'after';
    };
    /** @description The name of the business, so that nobody ends another one. */
    EndTenant: {
      name: string;
    };
    /** @description Absent members stay as they are. Publishes a new version. */
    ChangeAssistant: {
      name?: string | undefined;
      settings?:
        | {
            about?: string | undefined;
            style?: string | undefined;
            limits?: string | undefined;
            instructions?: string | undefined;
            /** @enum {string} */
            tone?: ('friendly' | 'neutral' | 'formal') | undefined;
            model?: (string | null) | undefined;
            temperature?: number | undefined;
            sender_name?: string | undefined;
            trust?: components['schemas']['TrustLevel'] | undefined;
            handover_texts?: components['schemas']['TextByLanguage'] | undefined;
            handover_phrases?: components['schemas']['HandoverPhrase'][] | undefined;
            consent_text?: string | undefined;
            booking_url?: (components['schemas']['WebUrl'] | null) | undefined;
            /** @enum {string} */
            answer_length?: ('short' | 'medium' | 'long') | undefined;
          }
        | undefined;
    };
    /**
     * @description How far the bot may go. `off`: nothing runs. `shadow`: it decides and says nothing. `draft`: it leaves a private note for a human. `auto`: it answers.
     * @enum {string}
     */
    TrustLevel: 'off' | 'shadow' | 'draft' | 'auto';
    /** @description The same text in several languages, by language tag. */
    TextByLanguage: {
      [key: string]: string;
    };
    /** @description A word or a phrase of a visitor’s, in any language, that calls a human. */
    HandoverPhrase: string;
    /** @description A new intent of an assistant. */
    CreateIntent: {
      name: string;
      label: string;
      action: components['schemas']['IntentAction'];
      /** @default [] */
      examples?: string[] | undefined;
      /** @default {} */
      reply_texts?: components['schemas']['TextByLanguage'] | undefined;
      /** @default null */
      trust?: (components['schemas']['TrustLevel'] | null) | undefined;
    };
    /**
     * @description What happens when a visitor means this. `answer`: from the knowledge. `canned-reply`: one of `reply_texts`. `hand-over`: to a human. `booking-link`: the assistant’s booking address. `ignore`: nothing.
     * @enum {string}
     */
    IntentAction: 'answer' | 'canned-reply' | 'hand-over' | 'booking-link' | 'ignore';
    /** @description Absent members stay as they are. */
    ChangeIntent: {
      label?: string | undefined;
      action?: components['schemas']['IntentAction'] | undefined;
      examples?: string[] | undefined;
      reply_texts?: components['schemas']['TextByLanguage'] | undefined;
      trust?: (components['schemas']['TrustLevel'] | null) | undefined;
    };
    /** @description Connect an account of a platform. */
    CreateConnection: {
      connector: string;
      name: string;
      /** @description As the connector’s `config_schema` says. */
      config: components['schemas']['JsonObject'];
      /** @description The tenant’s first assistant when absent. */
      assistant_id?: components['schemas']['Id'] | undefined;
      trust?: components['schemas']['TrustLevel'] | undefined;
    };
    /** @description Any JSON value. */
    Json: unknown;
    /** @description Any JSON object. */
    JsonObject: {
      [key: string]: components['schemas']['Json'];
    };
    /**
     * @description true or false.
     * @enum {string}
     */
    Flag: 'true' | 'false';
    /** @description Absent members stay as they are. A new config is checked at the platform first. */
    ChangeConnection: {
      name?: string | undefined;
      trust?: components['schemas']['TrustLevel'] | undefined;
      /** @enum {string} */
      status?: ('live' | 'paused') | undefined;
      assistant_id?: components['schemas']['Id'] | undefined;
      /** @description Replaces the config; a secret that is left out stays. */
      config?: components['schemas']['JsonObject'] | undefined;
    };
    /** @description How much of a platform’s history to read into the archive. */
    BeginImport: {
      /** @description Only what was written from then on; everything when absent. */
      since?: components['schemas']['TimeInput'] | undefined;
      /**
       * @description The latest of them are taken.
       * @default 5000
       */
      most_conversations?: number | undefined;
    };
    /**
     * @description `text`: prose, cut into passages. `faq`: questions with answers, each a passage of its own.
     * @enum {string}
     */
    SourceKind: 'text' | 'faq';
    /** @description Something the assistant may answer from. The language is detected when absent. */
    CreateSource:
      | {
          /** @constant */
          kind: 'text';
          title: string;
          content: string;
          language?: components['schemas']['Language'] | undefined;
        }
      | {
          /** @constant */
          kind: 'faq';
          title: string;
          /** @description Lines that start with `Q:` and `A:`. */
          content?: string | undefined;
          entries?: components['schemas']['FaqEntry'][] | undefined;
          language?: components['schemas']['Language'] | undefined;
        };
    /** @description One question with its answer. */
    FaqEntry: {
      question: string;
      answer: string;
    };
    /** @description Absent members stay as they are. New content is cut into passages again. */
    ChangeSource: {
      title?: string | undefined;
      content?: string | undefined;
      entries?: components['schemas']['FaqEntry'][] | undefined;
      language?: components['schemas']['Language'] | undefined;
    };
    /**
     * @description Who answers the conversation now. The bot says nothing while it is `human`.
     * @enum {string}
     */
    Handler: 'bot' | 'human';
    /** @description Whose work to list: a member’s by their id, that of who asks (`me`), or nobody’s (`none`). */
    Assignee: ('me' | 'none') | components['schemas']['Id'];
    /** @description How the visitor reached the platform, in its words; empty where it does not tell. */
    Channel: string;
    /**
     * @description Something that happened in a conversation and is counted.
     * @enum {string}
     */
    Figure:
      | 'visitor_messages'
      | 'conversations'
      | 'answered'
      | 'suggested'
      | 'handed_over'
      | 'silent'
      | 'first_answers';
    /**
     * Format: date
     * @description A day in the time zone of the business.
     */
    Day: string;
    /** @description Who of the team looks after the conversation. It does not silence the bot. */
    AssignConversation: {
      assignee_id: components['schemas']['AssigneeId'];
    };
    /** @description The member of the team who looks after it, as `GET /team/members` lists them; null for nobody. */
    AssigneeId: components['schemas']['Id'] | null;
    /** @description What the visitor shall read. The bot then stays silent in this conversation. */
    SendReply: {
      text: string;
    };
    /** @description A note that only operators read. */
    SendNote: {
      text: string;
    };
    /** @description Which parked deliveries are to be sent after all; all members given must fit. */
    ReplayMany: {
      ids?: components['schemas']['Id'][] | undefined;
      connection_id?: components['schemas']['Id'] | undefined;
      reason?: string | undefined;
    };
    /** @description Filters to keep. The same name again replaces what it stood for. */
    SaveLeadView: {
      name: string;
      filters: components['schemas']['LeadViewFilters'];
      /** @default false */
      shared?: boolean | undefined;
    };
    /** @description Which leads a saved view shows. */
    LeadViewFilters: {
      assignee?: components['schemas']['Assignee'] | undefined;
      status?: components['schemas']['LeadStatus'] | undefined;
      connection_id?: components['schemas']['Id'] | undefined;
      channel?: components['schemas']['Channel'] | undefined;
      /** @description Captured on this day or later. */
      since?: components['schemas']['Day'] | undefined;
      /** @description The last day. */
      until?: components['schemas']['Day'] | undefined;
      /** @description Part of a name, an e-mail address or a phone number. */
      q?: string | undefined;
    };
    /**
     * @description What became of a lead.
     * @enum {string}
     */
    LeadStatus: 'new' | 'qualified' | 'won' | 'lost' | 'spam';
    /** @description The same person twice: `from` is folded into `into` and disappears. */
    MergeLeads: {
      into: components['schemas']['Id'];
      from: components['schemas']['Id'];
    };
    /** @description The same change of several leads. */
    ReviewLeads: {
      status?: components['schemas']['LeadStatus'] | undefined;
      assignee_id?: components['schemas']['AssigneeId'] | undefined;
      lead_ids: components['schemas']['Id'][];
      /** @description Leaves out leads of which this is no longer true. */
      only_if?:
        | {
            status?: components['schemas']['LeadStatus'] | undefined;
            assignee_id?: components['schemas']['AssigneeId'] | undefined;
          }
        | undefined;
    };
    /** @description Absent members stay as they are; null removes. */
    ReviewLead: {
      status?: components['schemas']['LeadStatus'] | undefined;
      assignee_id?: components['schemas']['AssigneeId'] | undefined;
      note?: string | undefined;
      name?: (string | null) | undefined;
      email?: (components['schemas']['Email'] | null) | undefined;
      phone?: (string | null) | undefined;
    };
    /** @description A visitor, by one of their conversations or leads, an e-mail address, a phone number, or the platform’s own id of them. Whoever left the same address or number is the same person. */
    WhichVisitor: {
      conversation_id?: components['schemas']['Id'] | undefined;
      lead_id?: components['schemas']['Id'] | undefined;
      email?: components['schemas']['Email'] | undefined;
      phone?: string | undefined;
      contact?:
        | {
            connection_id: components['schemas']['Id'];
            external_id: string;
          }
        | undefined;
    };
    /**
     * @description What became of a question without an answer. One that is `done` is open again when it is asked again and finds no answer.
     * @enum {string}
     */
    QuestionState: 'open' | 'done' | 'ignored';
    /** @description What became of it. */
    MarkQuestion: {
      state: components['schemas']['QuestionState'];
    };
    /** @description Something a visitor asks. */
    ChatRequest: {
      /** @description Your own name for the conversation; the same one continues it. */
      session_id: string;
      message: string;
      /** @description Detected when absent. */
      language?: components['schemas']['Language'] | undefined;
    };
    /** @description A visitor opens the chat window; with a token, one who was here before. */
    SessionRequest: {
      public_key: string;
      visitor_token?: string | undefined;
      page_url?: components['schemas']['WebUrl'] | undefined;
      language?: components['schemas']['Language'] | undefined;
    };
    /** @description The visitor writes. */
    PostMessage: {
      text: string;
      /** @description Made by the window; sending the same one again stores nothing new. */
      client_id: components['schemas']['Id'];
    };
    /** @description The process is alive. */
    Alive: {
      /** @constant */
      status: 'alive';
      version: string;
    };
    /** @description Every refusal has this form. */
    Error: {
      error: {
        /** @description Stable; programs should look at this. */
        code: string;
        /** @description One sentence for a person. */
        message: string;
        /** @description Find the request in the log by this. */
        request_id: string;
        /** @description Which parts of the input were refused, and why. */
        fields?:
          | {
              path: string;
              message: string;
            }[]
          | undefined;
        /** @description With `changed-meanwhile`: who changed it last, if it was a person, and when. */
        changed?:
          | {
              by: string | null;
              at: components['schemas']['Time'];
            }
          | undefined;
      };
    };
    /**
     * Format: date-time
     * @description A point in time, ISO 8601 in UTC with milliseconds.
     */
    Time: string;
    /** @description Whether this process can serve, and what it found. */
    Readiness: {
      /** @enum {string} */
      status: 'ready' | 'not-ready';
      checks: {
        /** @description One of serving, database, migrations, queue. */
        name: string;
        is_fine: boolean;
        /** @description Without it nothing can be served. */
        is_needed: boolean;
        note: string;
      }[];
    };
    /** @description A session, or what is needed for one besides. */
    LoginOutcome: components['schemas']['LoginReply'] | components['schemas']['SecondFactorNeeded'];
    /** @description A session. The token goes into `Authorization: Bearer`; a browser has also received it as a cookie. */
    LoginReply: {
      token: string;
      expires_at: components['schemas']['Time'];
      member: components['schemas']['Member'];
    };
    /** @description The person who is signed in. */
    Member: {
      id: components['schemas']['Id'];
      name: string;
      email: string;
      /** @description Until then a person may invite nobody, connect nothing and make no API keys. */
      is_email_confirmed: boolean;
      /** @description Another address that counts once it is confirmed. */
      new_email: string | null;
      /** @description Null for a platform admin who is not in the team. */
      role: components['schemas']['Role'] | null;
      is_platform_admin: boolean;
      /** @description Signed in through the sign-in service of the business, which speaks for that business alone: the account itself cannot be changed. */
      is_confined: boolean;
      /** @description Null for a platform admin who chose no tenant. */
      tenant: {
        id: components['schemas']['Id'];
        name: string;
        slug: string;
        plan: components['schemas']['Plan'];
        /** @description Null unless the plan is `trial`. */
        trial_ends_at: components['schemas']['Time'] | null;
      } | null;
      permissions: components['schemas']['Permission'][];
    };
    /** @description Not signed in yet: send the token with a code of the second factor. */
    SecondFactorNeeded: {
      second_factor: {
        token: components['schemas']['LinkToken'];
        expires_at: components['schemas']['Time'];
      };
    };
    /** @description A short-lived access token, and a refresh token for the next one. Each refresh token works once; sending an old one ends the session. Only while the answer may have been lost, for a minute and before the new token was used, may the old one be sent again. Refresh from one place at a time. */
    TokenReply: {
      /** @description Goes into `Authorization: Bearer`. */
      access_token: string;
      /** @constant */
      token_type: 'Bearer';
      /** @description How long the access token works, in seconds. */
      expires_in: number;
      /** @description The one of the last answer. It works once. */
      refresh_token: string;
      /** @description When the session ends unless it is refreshed before. */
      refresh_expires_at: components['schemas']['Time'];
      member: components['schemas']['Member'];
    };
    /** @description What a link is for. */
    LinkFacts: {
      /** @enum {string} */
      purpose: 'set-password' | 'reset-password' | 'sign-in' | 'confirm-email' | 'invitation';
      email: string;
      /** @description Of an invitation: who invites. */
      tenant_name: string | null;
      /** @description Of an invitation: what one would be. */
      role: components['schemas']['Role'] | null;
      /** @description The person has a password: to accept an invitation they sign in and confirm it. */
      has_account: boolean;
    };
    /** @description The tenant that the person is a member of now. */
    JoinedTenant: {
      tenant_id: components['schemas']['Id'];
    };
    /** @description How one can sign in here besides a password and a link by mail. */
    SignInWays: {
      /** @description The sign-in service of this installation; null without one. */
      openid: {
        name: string;
      } | null;
      /** @description The sign-in service of the business that was asked for; null without one. */
      team: {
        name: string;
      } | null;
      /** @description Anybody may create a business here. */
      sign_up: boolean;
    };
    /** @description Where the browser goes on: the sign-in service. */
    OpenIdBegun: {
      /** Format: uri */
      url: string;
    };
    /** @description The tenants that the person is a member of, the oldest membership first. */
    Workplaces: {
      items: {
        id: components['schemas']['Id'];
        name: string;
        role: components['schemas']['Role'];
      }[];
    };
    /** @description Everywhere that the person is signed in, the last used first. */
    OwnSessions: {
      items: components['schemas']['OwnSession'][];
    };
    /** @description Somewhere that the person is signed in. */
    OwnSession: {
      id: components['schemas']['Id'];
      /**
       * @description `api`: a program that signed in for tokens.
       * @enum {string}
       */
      kind: 'browser' | 'api';
      /** @description What the browser called itself. */
      user_agent: string | null;
      /** @description The session that asks. */
      is_current: boolean;
      created_at: components['schemas']['Time'];
      last_used_at: components['schemas']['Time'];
      expires_at: components['schemas']['Time'];
    };
    /** @description Whether signing in takes a code besides the password. */
    SecondFactor: {
      is_on: boolean;
      recovery_codes_left: number;
    };
    /** @description What an authenticator app needs. Nothing is asked for at sign-in before a code has confirmed it. */
    SecondFactorSetup: {
      secret: string;
      uri: string;
    };
    /** @description For when the app is lost; each works once. Shown this once and not stored. */
    RecoveryCodes: {
      recovery_codes: string[];
    };
    /** @description One page of the team. */
    TeamMemberPage: {
      items: components['schemas']['TeamMember'][];
      next_cursor: string | null;
    };
    /** @description Somebody who works in this tenant. */
    TeamMember: {
      id: components['schemas']['Id'];
      name: string;
      email: string;
      role: components['schemas']['Role'];
      /** @description This is who asks. */
      is_you: boolean;
      /** @description Signing in takes a code besides the password. Null for who may not change the team. */
      has_second_factor: boolean | null;
      last_sign_in_at: components['schemas']['Time'] | null;
      joined_at: components['schemas']['Time'];
    };
    /** @description One page of the invitations that nobody has accepted yet. */
    InvitationPage: {
      items: components['schemas']['Invitation'][];
      next_cursor: string | null;
    };
    /** @description Somebody who was asked into the team and has not answered yet. */
    Invitation: {
      id: components['schemas']['Id'];
      email: string;
      role: components['schemas']['Role'];
      /** @description The name of who invited. */
      invited_by: string;
      /** @description Its link works no more; send it again. */
      is_expired: boolean;
      expires_at: components['schemas']['Time'];
      created_at: components['schemas']['Time'];
    };
    /** @description The sign-in service of a business, and its addresses. */
    SignInServiceSettings: {
      service: components['schemas']['SignInService'] | null;
      /** @description To be entered at the service: where it sends people back. */
      redirect_uri: string;
      /** @description The sign-in page of this business, to be handed on. */
      sign_in_url: string;
    };
    /** @description The sign-in service of a business (OpenID Connect). */
    SignInService: {
      issuer: components['schemas']['IssuerUrl'];
      client_id: string;
      /** @description What its button says. */
      name: components['schemas']['ServiceName'];
      /** @description People can sign in with it. */
      is_enabled: boolean;
      /** @description Everybody but owners has to sign in with it to work in this business. */
      is_required: boolean;
      /** @description Whoever has an address of a proven domain and no account becomes a member. */
      creates_accounts: boolean;
      /** @description For new members, and where no rule of the mapping fits. */
      default_role: components['schemas']['GrantedRole'];
      /** @description The member of what the service says that tells roles: a text or a list of texts, such as `groups`. With it the service decides on roles at each sign-in, except on those of owners. */
      role_claim: string | null;
      /** @description The first value that fits counts. */
      role_mapping: {
        value: string;
        role: components['schemas']['GrantedRole'];
      }[];
      /** @description The secret itself is never shown. */
      has_client_secret: boolean;
      updated_at: components['schemas']['Time'];
    };
    /** @description The domains of a business, by name, and the addresses of its page. */
    Domains: {
      items: components['schemas']['Domain'][];
      /** @description Where the page of the business with its chat stands; that of a proven domain once its DNS leads here. */
      pages: string[];
    };
    /** @description A domain that a business says is its own, and what proves it. */
    Domain: {
      id: components['schemas']['Id'];
      domain: string;
      /** @description The name of the TXT record that proves the domain. */
      record_name: string;
      /** @description What that record says; another one for each business. */
      record_value: string;
      /** @description Until then the domain counts for nothing. */
      proven_at: components['schemas']['Time'] | null;
      checked_at: components['schemas']['Time'] | null;
      problem: components['schemas']['DomainProblem'] | null;
      /** @description Since when the daily check no longer finds the record. A proven domain whose record stays away for three days counts for nothing. */
      missing_since: components['schemas']['Time'] | null;
    };
    /**
     * @description `no-record`: the record is not there, or says something else. `unreachable`: the name servers do not answer. `taken`: another business has its record there too. `lost`: another business has proven it since.
     * @enum {string}
     */
    DomainProblem: 'no-record' | 'unreachable' | 'taken' | 'lost';
    /** @description A host of a business on this installation. */
    KnownHost: {
      domain: string;
    };
    /** @description One page of the mails of the last seven days. */
    OutboxPage: {
      items: components['schemas']['OutboxMail'][];
      next_cursor: string | null;
    };
    /** @description A mail of this installation, and what became of it. Kept for seven days. */
    OutboxMail: {
      id: components['schemas']['Id'];
      /** @description What it is about, such as `invitation`. */
      kind: string;
      recipient: string;
      state: components['schemas']['MailState'];
      /** @description Null until it is written. */
      subject: string | null;
      /** @description With its secret link; only where no mail server is set. */
      text: string | null;
      /** @description What the mail server said at the last failure. */
      problem: string | null;
      attempts: number;
      created_at: components['schemas']['Time'];
      settled_at: components['schemas']['Time'] | null;
    };
    /**
     * @description `waiting`: not handed over yet. `sent`: the mail server has taken it. `kept`: no mail server is set, so it stays here to be read. `failed`: given up.
     * @enum {string}
     */
    MailState: 'waiting' | 'sent' | 'kept' | 'failed';
    /** @description What runs here, in which version, and what waits. */
    Installation: {
      /** @description Of the process that answers. */
      version: string;
      database: {
        /** @enum {string} */
        kind: 'embedded' | 'postgresql';
        version: string;
      };
      /** @description The last migration that was applied. */
      schema: string;
      queue: {
        /** @enum {string} */
        kind: 'redis' | 'database';
        /** @description Wake-ups; null while the queue does not answer. Nothing depends on them: a sweep finds what is due. */
        counts: {
          waiting: number;
          running: number;
          delayed: number;
        } | null;
      };
      /** @description Null while the database takes too long to tell. */
      work: components['schemas']['DueWork'][] | null;
      parked_deliveries: number | null;
      processes: components['schemas']['InstallationProcess'][];
    };
    /** @description What waits of one kind: `conversation` (visitors to be answered), `delivery` (messages to be sent), `hint` (webhooks to be confirmed), `mail`. */
    DueWork: {
      /** @enum {string} */
      kind: 'conversation' | 'delivery' | 'hint' | 'mail';
      /** @description Pieces that are due now. */
      due: number;
      /** @description For how long the oldest has been due. */
      oldest_seconds: number;
    };
    /** @description One process of this installation. It is forgotten when it ends, or after an hour of silence. */
    InstallationProcess: {
      id: components['schemas']['Id'];
      host: string;
      roles: ('web' | 'worker' | 'scheduler')[];
      version: string;
      node: string;
      started_at: components['schemas']['Time'];
      seen_at: components['schemas']['Time'];
      /** @description It has not been heard of for a while: it hangs, was killed, or its machine is gone. */
      is_silent: boolean;
    };
    /** @description The connectors that this installation has loaded, by name. */
    InstalledConnectors: {
      items: components['schemas']['InstalledConnector'][];
    };
    /** @description A connector that this installation has loaded. */
    InstalledConnector: {
      id: string;
      name: string;
      summary: string;
      homepage: string;
      contract_version: number;
      /** @description The entry of the setting CONNECTORS that brought it; null for the product’s own. */
      origin: string | null;
      /** @description Of all businesses. */
      connections: {
        connecting: number;
        live: number;
        paused: number;
        broken: number;
      };
    };
    /** @description Deliveries of all businesses that were given up, the latest first. */
    PlatformDeliveryPage: {
      items: components['schemas']['PlatformDelivery'][];
      next_cursor: string | null;
    };
    /** @description A delivery of any business that was given up. What it says is seen inside that business only. */
    PlatformDelivery: {
      id: components['schemas']['Id'];
      tenant: {
        id: components['schemas']['Id'];
        name: string;
      };
      conversation_id: components['schemas']['Id'];
      connection: {
        id: components['schemas']['Id'];
        name: string;
        connector: string;
      };
      kind: string;
      /** @description Why it was given up: a kind of error, or `delivery-uncertain`. */
      reason: string;
      attempt: number;
      created_at: components['schemas']['Time'];
    };
    /** @description What a replay began. */
    Replayed: {
      /** @description How many were parked until now. */
      replayed: number;
    };
    /** @description One page of the tenants of this installation. */
    TenantPage: {
      items: components['schemas']['ListedTenant'][];
      next_cursor: string | null;
    };
    /** @description A business with its usage. */
    ListedTenant: {
      id: components['schemas']['Id'];
      slug: string;
      name: string;
      /** @enum {string} */
      status: 'active' | 'suspended' | 'deleting' | 'deleted';
      plan: components['schemas']['Plan'];
      /** @description Null unless the plan is `trial`. */
      trial_ends_at: components['schemas']['Time'] | null;
      created_at: components['schemas']['Time'];
      delete_at: components['schemas']['Time'] | null;
      usage: components['schemas']['TenantUsage'];
    };
    /** @description How much a business uses of this installation. */
    TenantUsage: {
      /** @description Begun in the last 30 days. */
      conversations: number;
      /** @description To the language model, in the last 30 days. */
      model_calls: number;
      /** @description Inboxes that are connected. */
      connections: number;
      /** @description When something last happened in a conversation. */
      last_active_at: components['schemas']['Time'] | null;
    };
    /** @description One business on this installation. While it is `deleting` it rests like a suspended one and can be restored; at `delete_at` all that it owns goes. */
    Tenant: {
      id: components['schemas']['Id'];
      slug: string;
      name: string;
      /** @enum {string} */
      status: 'active' | 'suspended' | 'deleting' | 'deleted';
      plan: components['schemas']['Plan'];
      /** @description Null unless the plan is `trial`. */
      trial_ends_at: components['schemas']['Time'] | null;
      created_at: components['schemas']['Time'];
      delete_at: components['schemas']['Time'] | null;
    };
    /** @description A tenant’s business data, hours, languages and limits. `settle_quiet_ms` and `settle_max_ms` say how long to wait for a visitor who writes in several messages; `handback_after_idle_minutes` when the bot may speak again after a human fell silent; `own_contacts` are addresses and numbers of the business that are no leads. */
    TenantConfig: {
      name: string;
      country: components['schemas']['Country'];
      time_zone: components['schemas']['TimeZone'];
      languages: components['schemas']['Language'][];
      business: components['schemas']['Business'];
      own_contacts: string[];
      opening_hours: components['schemas']['OpeningHours'] | null;
      settle_quiet_ms: number;
      settle_max_ms: number;
      handover_email: components['schemas']['Email'] | null;
      handback_after_idle_minutes: number;
      daily_model_calls: number;
      daily_model_calls_per_visitor: number;
      daily_model_calls_per_conversation: number;
      limits: components['schemas']['PublicLimits'];
      retention: components['schemas']['Retention'];
    };
    /** @description One page of the tenant’s keys. */
    ApiKeyPage: {
      items: components['schemas']['ApiKey'][];
      next_cursor: string | null;
    };
    /** @description A key, without the key itself: that is shown once. */
    ApiKey: {
      id: components['schemas']['Id'];
      name: string;
      /** @description The first characters of the key, to tell keys apart. */
      prefix: string;
      scopes: components['schemas']['Scope'][];
      expires_at: components['schemas']['Time'] | null;
      last_used_at: components['schemas']['Time'] | null;
      revoked_at: components['schemas']['Time'] | null;
      created_at: components['schemas']['Time'];
    };
    /** @description A new key. `key` is shown this once and not stored. */
    CreatedApiKey: {
      id: components['schemas']['Id'];
      name: string;
      /** @description The first characters of the key, to tell keys apart. */
      prefix: string;
      scopes: components['schemas']['Scope'][];
      expires_at: components['schemas']['Time'] | null;
      last_used_at: components['schemas']['Time'] | null;
      revoked_at: components['schemas']['Time'] | null;
      created_at: components['schemas']['Time'];
      key: string;
    };
    /** @description One page of the audit log, the newest first. */
    AuditPage: {
      items: components['schemas']['AuditEntry'][];
      next_cursor: string | null;
    };
    /** @description Who did what, and when. Entries are never changed or removed. */
    AuditEntry: {
      id: components['schemas']['Id'];
      /** @description Its place in the chain, from 1 without gaps. */
      seq: number;
      at: components['schemas']['Time'];
      actor: {
        /** @description member, api-key, platform-admin; sign-in-service for that of the business, operator for a command, unknown for a stranger. */
        kind: string;
        id: components['schemas']['Id'] | null;
        /** @description As it was at that time. */
        name: string;
      };
      /** @description A noun and its verb. */
      action: string;
      subject: {
        kind: string;
        id: components['schemas']['Id'];
      } | null;
      /** @description Facts and ids; never what a visitor wrote. */
      details: {
        [key: string]: string | number | boolean | null;
      };
      /** @description Its fingerprint, over itself and the one before. */
      hash: string;
    };
    /** @description One page of the changes, the newest first. */
    SettingVersionPage: {
      items: components['schemas']['SettingVersion'][];
      next_cursor: string | null;
    };
    /** @description One change of a section of the settings. */
    SettingVersion: {
      id: components['schemas']['Id'];
      section: components['schemas']['SettingSection'];
      /** @description The assistant or connection; null for the business itself. */
      subject: {
        id: components['schemas']['Id'];
        name: string;
      } | null;
      at: components['schemas']['Time'];
      actor: {
        kind: string;
        id: components['schemas']['Id'] | null;
        name: string;
      };
      changes: components['schemas']['SettingChange'][];
      /** @description The version that was set back to, if it was. */
      restored_from: components['schemas']['Id'] | null;
    };
    /** @description One difference between two states of a section. Null stands for what was not there. */
    SettingChange: {
      /** @description What changed, with a dot before a part of it. */
      member: string;
      before: components['schemas']['Json'];
      after: components['schemas']['Json'];
    };
    /** @description One change, beside the present state of its section. */
    SettingVersionDetail: {
      id: components['schemas']['Id'];
      section: components['schemas']['SettingSection'];
      /** @description The assistant or connection; null for the business itself. */
      subject: {
        id: components['schemas']['Id'];
        name: string;
      } | null;
      at: components['schemas']['Time'];
      actor: {
        kind: string;
        id: components['schemas']['Id'] | null;
        name: string;
      };
      changes: components['schemas']['SettingChange'][];
      /** @description The version that was set back to, if it was. */
      restored_from: components['schemas']['Id'] | null;
      /** @description The section as it is now; the tag stands for it. */
      current: components['schemas']['JsonObject'];
      /** @description What setting back to before this change would change now. */
      to_before: components['schemas']['SettingChange'][];
      /** @description What setting back to after this change would change now. */
      to_after: components['schemas']['SettingChange'][];
    };
    /** @description One page of the tenant’s assistants. */
    AssistantPage: {
      items: components['schemas']['Assistant'][];
      next_cursor: string | null;
    };
    /** @description One bot of a tenant. */
    Assistant: {
      id: components['schemas']['Id'];
      name: string;
      /** @description Counts the published changes; each turn names the one it used. */
      version: number;
      settings: components['schemas']['AssistantSettings'];
      created_at: components['schemas']['Time'];
      updated_at: components['schemas']['Time'];
    };
    /** @description How an assistant writes and how far it may go. `about` says what the business offers and who the visitors are, `style` how to write, `limits` what is never said or promised, `instructions` all else. `model` null takes the installation’s; `handover_texts` is what a visitor reads when a human is called while somebody is there; a message with one of `handover_phrases` calls one at once, whatever its case and accents. */
    AssistantSettings: {
      about: string;
      style: string;
      limits: string;
      instructions: string;
      /** @enum {string} */
      tone: 'friendly' | 'neutral' | 'formal';
      model: string | null;
      temperature: number;
      sender_name: string;
      trust: components['schemas']['TrustLevel'];
      handover_texts: components['schemas']['TextByLanguage'];
      handover_phrases: components['schemas']['HandoverPhrase'][];
      consent_text: string;
      booking_url: components['schemas']['WebUrl'] | null;
      /** @enum {string} */
      answer_length: 'short' | 'medium' | 'long';
    };
    /** @description One page of an assistant’s intents. */
    IntentPage: {
      items: components['schemas']['Intent'][];
      next_cursor: string | null;
    };
    /** @description Something that visitors mean, learnt from examples. `trust` narrows the assistant’s; null leaves it. A starter came with the product. */
    Intent: {
      id: components['schemas']['Id'];
      name: string;
      label: string;
      action: components['schemas']['IntentAction'];
      examples: string[];
      reply_texts: components['schemas']['TextByLanguage'];
      trust: components['schemas']['TrustLevel'] | null;
      is_starter: boolean;
    };
    /** @description What can be connected. */
    ConnectorPage: {
      items: components['schemas']['Connector'][];
      next_cursor: string | null;
    };
    /** @description A platform that can be connected. */
    Connector: {
      id: string;
      name: string;
      summary: string;
      /** @description Empty for what is built in here. */
      homepage: string;
      /** @description JSON Schema of `config`; the form is drawn from it. */
      config_schema: components['schemas']['JsonObject'];
      /** @description How to connect, in Markdown. */
      guide: string;
      capabilities: components['schemas']['Capabilities'];
    };
    /** @description What a connector can do at its platform. */
    Capabilities: {
      /** @description Reads the platform’s history for what no webhook brought. */
      catches_up: boolean;
      /** @description Can look up whether a reply of unknown fate was stored. */
      reads_back: boolean;
      /** @description Reads each message back, as the hooks prove nothing. */
      confirms_hooks: boolean;
      shows_typing: boolean;
      /** @description Private notes for operators: needed for trust `draft`. */
      writes_notes: boolean;
      /** @description Assigns the conversation to a human at the platform. */
      hands_over: boolean;
      updates_contacts: boolean;
    };
    /** @description One page of the tenant’s connections. */
    ConnectionPage: {
      items: components['schemas']['Connection'][];
      next_cursor: string | null;
    };
    /** @description The tenant’s link to one account of a platform. */
    Connection: {
      id: components['schemas']['Id'];
      connector: string;
      name: string;
      assistant_id: components['schemas']['Id'];
      /** @enum {string} */
      status: 'connecting' | 'live' | 'paused' | 'broken';
      trust: components['schemas']['TrustLevel'];
      account: {
        host: string;
        id: string;
        name: string;
      } | null;
      webhook_url: string | null;
      manual_steps: components['schemas']['ManualStep'][];
      /** @description What was typed, without the secrets. */
      config: components['schemas']['JsonObject'];
      /** @description Names of the secrets that are stored. */
      secrets_set: string[];
      /** @description HTML to paste into a website, for the widget. */
      snippet: string | null;
      last_event_at: components['schemas']['Time'] | null;
      last_reply_at: components['schemas']['Time'] | null;
      problem: components['schemas']['ConnectionProblem'] | null;
      checklist: components['schemas']['ChecklistItem'][];
      transport: components['schemas']['Transport'];
      health: components['schemas']['ConnectionHealth'];
      grace: components['schemas']['Grace'];
      created_at: components['schemas']['Time'];
    };
    /** @description Something to do by hand at the platform, with what to paste there. */
    ManualStep: {
      text: string;
      copy?: string | undefined;
    };
    /** @description Why a connection does not work. */
    ConnectionProblem: {
      code: string;
      message: string;
      /** @description The member of `config` to correct. */
      field?: string | undefined;
      /** @description What the platform said, in its own words. */
      said?: string | undefined;
      /** @description What to do about it. */
      remedy?: string | undefined;
      at: components['schemas']['Time'];
    };
    /** @description One step of a connection, derived from what has happened, never assumed. */
    ChecklistItem: {
      /** @enum {string} */
      key: 'token' | 'rights' | 'webhook' | 'first-event' | 'first-reply';
      /** @enum {string} */
      state: 'done' | 'waiting' | 'failed' | 'manual' | 'not-needed';
      /** @description What is so, for a person. */
      sentence: string;
      /** @description What to do; null when there is nothing to do. */
      remedy: string | null;
      /** @description What to paste at the platform. */
      copy: string | null;
      /** @description When that was seen last. */
      at: components['schemas']['Time'] | null;
    };
    /** @description How messages come here: the best way that works now, chosen by us. */
    Transport: {
      /** @enum {string} */
      kind: 'webhook' | 'history' | 'built-in';
      sentence: string;
      /** @description How often the platform’s history is read; null where there is none to read. */
      reads_every_seconds: number | null;
    };
    /** @description How a connection fares. */
    ConnectionHealth: {
      last_event: {
        at: components['schemas']['Time'];
        /** @enum {string} */
        via: 'webhook' | 'history' | 'built-in' | 'unknown';
      } | null;
      signature: {
        /** @enum {string} */
        state: 'signed' | 'unsigned' | 'refused' | 'not-needed';
        /** @description Webhooks of a day that were not genuine. */
        refused_last_day: number;
        last_refused_at: components['schemas']['Time'] | null;
      };
      /** @description Visitors’ messages that no webhook had brought when the history was read. */
      found_in_history: {
        count: number;
        last_at: components['schemas']['Time'] | null;
      };
      quota: {
        /** @description Calls that reading the history took today. */
        used_today: number;
        /** @description How many it may take; null where the platform does not count. */
        share_per_day: number | null;
        /** @description Read seldom, because that share is used up. */
        is_slow: boolean;
      };
      circuit: {
        /** @enum {string} */
        state: 'closed' | 'open';
        failures: number;
        until: components['schemas']['Time'] | null;
      };
      /** @description Since when webhooks have brought nothing. */
      hook_gap_since: components['schemas']['Time'] | null;
      checked_at: components['schemas']['Time'] | null;
      repaired: {
        at: components['schemas']['Time'];
        sentences: string[];
      } | null;
      /** @description When the owners were told that it does not work. */
      told_at: components['schemas']['Time'] | null;
      /** @description The latest of seven days. */
      errors: components['schemas']['TroubleReport'][];
    };
    /** @description Something that went wrong with a connection lately, and what helps. */
    TroubleReport: {
      /** @enum {string} */
      source: 'send' | 'history' | 'check' | 'hook';
      code: string;
      message: string;
      /** @description What the platform said, in its own words. */
      said: string | null;
      remedy: string;
      /** @description How often within that hour. */
      count: number;
      at: components['schemas']['Time'];
    };
    /** @description How long the former webhook address and the former secrets are still believed. */
    Grace: {
      address_until: components['schemas']['Time'] | null;
      secrets_until: components['schemas']['Time'] | null;
    };
    /** @description Events of a connection, the latest first. */
    ConnectionEventPage: {
      items: components['schemas']['ConnectionEvent'][];
      next_cursor: string | null;
    };
    /** @description Something that went through a connection, or failed to. What was said is not in it. */
    ConnectionEvent: {
      id: components['schemas']['Id'];
      at: components['schemas']['Time'];
      /**
       * @description `received`: a message came in. `sent`: something was to go out; `state` says whether it did. `trouble`: something went wrong, counted by the hour.
       * @enum {string}
       */
      kind: 'received' | 'sent' | 'trouble';
      /** @description Null for trouble, and for whom conversations are closed. */
      conversation_id: components['schemas']['Id'] | null;
      /** @description Of what came in who wrote it, or `note` for a private one; of what goes out the kind of delivery; of trouble where it was: `send`, `history`, `check` or `hook`. */
      subject: string;
      /** @description Of what goes out: how far it has come. */
      state: string | null;
      /** @description Of what goes out: a code of what stood in its way. */
      reason: string | null;
      /** @description Of trouble: what happened. */
      message: string | null;
      /** @description Of trouble: what helps. */
      remedy: string | null;
      /** @description How often within that hour; 1 where nothing is counted. */
      count: number;
    };
    /** @description Whether the platform accepts us now; if not, `connection.problem` says why. */
    CheckReply: {
      is_working: boolean;
      connection: components['schemas']['Connection'];
    };
    /** @description The connection with its new webhook address. */
    RotateReply: {
      connection: components['schemas']['Connection'];
      /** @description How long the former webhook address still works. */
      old_address_until: components['schemas']['Time'] | null;
    };
    /** @description How far the import of a connection’s past conversations has come. It never writes to anybody. */
    HistoryImport: {
      /** @enum {string} */
      state: 'never' | 'running' | 'done' | 'stopped';
      since: components['schemas']['Time'] | null;
      most_conversations: number | null;
      /** @description In the archive of this connection so far. */
      conversations: number;
      messages: number;
      /** @description When the oldest archived message was written. */
      oldest_at: components['schemas']['Time'] | null;
      /** @description It ended at `most_conversations`; there is more at the platform. */
      is_limited: boolean;
      /** @description `quota`: the share of the platform’s daily calls is used up. `platform`: it refused or could not be reached, see `problem`. */
      waits_for: ('quota' | 'platform') | null;
      problem: string | null;
      /** @description When the next page is read. */
      next_at: components['schemas']['Time'] | null;
      began_at: components['schemas']['Time'] | null;
      finished_at: components['schemas']['Time'] | null;
    };
    /** @description Past conversations, the latest first. */
    ArchivePage: {
      items: components['schemas']['ArchivedConversation'][];
      next_cursor: string | null;
    };
    /** @description A past conversation of a platform. Addresses and numbers of people are taken out. */
    ArchivedConversation: {
      id: components['schemas']['Id'];
      connection_id: components['schemas']['Id'];
      /** @description The platform’s own id. */
      external_id: string;
      message_count: number;
      first_at: components['schemas']['Time'];
      last_at: components['schemas']['Time'];
      /** @description Beginning of what the visitor wrote first. */
      first_question: string | null;
    };
    /** @description A past conversation with its messages, oldest first, at most 500. */
    ArchivedTalk: {
      id: components['schemas']['Id'];
      connection_id: components['schemas']['Id'];
      /** @description The platform’s own id. */
      external_id: string;
      message_count: number;
      first_at: components['schemas']['Time'];
      last_at: components['schemas']['Time'];
      /** @description Beginning of what the visitor wrote first. */
      first_question: string | null;
      messages: {
        /** @enum {string} */
        role: 'visitor' | 'operator' | 'bot' | 'system';
        text: string;
        sent_at: components['schemas']['Time'];
      }[];
    };
    /** @description One page of the tenant’s knowledge. */
    SourcePage: {
      items: components['schemas']['Source'][];
      next_cursor: string | null;
    };
    /** @description One piece of the tenant’s knowledge. */
    Source: {
      id: components['schemas']['Id'];
      kind: components['schemas']['SourceKind'];
      title: string;
      /** @enum {string} */
      status: 'ready' | 'failed';
      /** @description Why it failed. */
      problem: string | null;
      language: string | null;
      passage_count: number;
      created_at: components['schemas']['Time'];
      updated_at: components['schemas']['Time'];
    };
    /** @description A source with what was typed and what became of it. */
    SourceDetail: {
      id: components['schemas']['Id'];
      kind: components['schemas']['SourceKind'];
      title: string;
      /** @enum {string} */
      status: 'ready' | 'failed';
      /** @description Why it failed. */
      problem: string | null;
      language: string | null;
      passage_count: number;
      created_at: components['schemas']['Time'];
      updated_at: components['schemas']['Time'];
      content: string;
      passages: components['schemas']['Passage'][];
    };
    /** @description A piece of a source, as it is searched and quoted. */
    Passage: {
      id: components['schemas']['Id'];
      ordinal: number;
      text: string;
    };
    /** @description Those of the passages that are still there; a change of a source makes its passages anew. */
    FoundPassages: {
      items: components['schemas']['FoundPassage'][];
    };
    /** @description A passage with the source that it is of. */
    FoundPassage: {
      passage: {
        id: components['schemas']['Id'];
        text: string;
      };
      source: {
        id: components['schemas']['Id'];
        title: string;
      };
    };
    /** @description The best passages, best first. Scores compare within one answer only. */
    SearchReply: {
      items: {
        passage: {
          id: components['schemas']['Id'];
          text: string;
        };
        source: {
          id: components['schemas']['Id'];
          title: string;
          kind: components['schemas']['SourceKind'];
          url?: string | undefined;
        };
        score: number;
      }[];
    };
    /** @description What a tenant holds, and the most that it may hold on this installation. */
    KnowledgeUsage: {
      sources: {
        used: number;
        limit: number;
      };
      characters: {
        used: number;
        limit: number;
      };
      passages: {
        used: number;
        limit: number;
      };
    };
    /** @description One page of conversations, the latest change first. */
    ConversationPage: {
      items: components['schemas']['ConversationSummary'][];
      next_cursor: string | null;
    };
    /** @description A conversation without its messages. */
    ConversationSummary: {
      id: components['schemas']['Id'];
      connection: components['schemas']['ConnectionRef'];
      visitor: components['schemas']['Visitor'];
      /**
       * @default open
       * @enum {string}
       */
      status: 'open' | 'closed';
      /** @default human */
      handler: components['schemas']['Handler'];
      waiting_for_human: boolean;
      assignee_id: components['schemas']['AssigneeId'];
      last_message: {
        /** @default system */
        role: components['schemas']['MessageRole'];
        text: string;
        at: components['schemas']['Time'];
      } | null;
      language: string | null;
      /** @description Grows with every change; a live event with a higher one means: read again. */
      seq: number;
      created_at: components['schemas']['Time'];
      updated_at: components['schemas']['Time'];
    };
    /** @description Which connection this came through. */
    ConnectionRef: {
      id: components['schemas']['Id'];
      name: string;
      connector: string;
    };
    /** @description Who wrote to the business, as far as they told. */
    Visitor: {
      id: components['schemas']['Id'];
      name: string | null;
      email: string | null;
      phone: string | null;
    };
    /**
     * @description Who wrote a message.
     * @enum {string}
     */
    MessageRole: 'visitor' | 'operator' | 'bot' | 'system';
    /** @description A conversation with its messages and why the bot did what. */
    ConversationDetail: {
      id: components['schemas']['Id'];
      connection: components['schemas']['ConnectionRef'];
      visitor: components['schemas']['Visitor'];
      /**
       * @default open
       * @enum {string}
       */
      status: 'open' | 'closed';
      /** @default human */
      handler: components['schemas']['Handler'];
      waiting_for_human: boolean;
      assignee_id: components['schemas']['AssigneeId'];
      last_message: {
        /** @default system */
        role: components['schemas']['MessageRole'];
        text: string;
        at: components['schemas']['Time'];
      } | null;
      language: string | null;
      /** @description Grows with every change; a live event with a higher one means: read again. */
      seq: number;
      created_at: components['schemas']['Time'];
      updated_at: components['schemas']['Time'];
      messages: components['schemas']['Message'][];
      /** @description There are messages before the first of these. */
      has_earlier: boolean;
      turns: components['schemas']['Turn'][];
      waiting_deliveries: components['schemas']['WaitingDelivery'][];
    };
    /** @description One message of a conversation. */
    Message: {
      id: components['schemas']['Id'];
      /** @default system */
      role: components['schemas']['MessageRole'];
      /** @description A note that only operators see. */
      private: boolean;
      text: string;
      /** @default [] */
      attachments: components['schemas']['MessageAttachment'][];
      author_name: string | null;
      sent_at: components['schemas']['Time'];
      edited_at: components['schemas']['Time'] | null;
      deleted: boolean;
      /** @default [] */
      sources: {
        source_id: components['schemas']['Id'];
        title: string;
      }[];
      /** @description Null for what we did not send. */
      delivery: {
        id: components['schemas']['Id'];
        /** @default verifying */
        state: components['schemas']['DeliveryState'];
        reason?: string | undefined;
      } | null;
    };
    /** @description A file that was sent; it stays at the platform. */
    MessageAttachment: {
      url: string;
      name?: string | undefined;
      content_type?: string | undefined;
    };
    /**
     * @description Where an outgoing message is. `verifying`: its fate is unknown and being looked up. `parked`: given up, a human was called. `cancelled`: overtaken by a human or by the visitor.
     * @enum {string}
     */
    DeliveryState: 'planned' | 'ready' | 'sending' | 'verifying' | 'sent' | 'parked' | 'cancelled';
    /** @description One pass of the bot over what the visitor wrote since the last answer. */
    Turn: {
      id: components['schemas']['Id'];
      /** @default stay-silent */
      decision: components['schemas']['Decision'];
      /** @description A stable code. */
      reason: string;
      /** @description The reason in plain words. */
      explanation: string;
      intent: string | null;
      language: string | null;
      confidence: number | null;
      /** @description Null when no language model was asked. */
      model: string | null;
      /** @default [] */
      sources: {
        source_id: components['schemas']['Id'];
        title: string;
      }[];
      /** @default [] */
      stages: components['schemas']['TurnStage'][];
      /** @description The visitor’s messages that were answered. */
      message_ids: components['schemas']['Id'][];
      created_at: components['schemas']['Time'];
    };
    /**
     * @description What came of a turn. `reply`: the visitor is answered. `suggest`: a human gets a draft. `hand-over`: a human is called. `stay-silent`: nothing is said.
     * @enum {string}
     */
    Decision: 'reply' | 'suggest' | 'hand-over' | 'stay-silent';
    /** @description What one stage of the pipeline did, and how long it took. */
    TurnStage: {
      name: string;
      ms: number;
      /** @description Ids, figures and settings that the stage worked with. */
      inputs: {
        [key: string]: components['schemas']['Json'];
      };
      note: string;
      /**
       * @description Where the note is the code of a reason, the reason in plain words.
       * @default null
       */
      explanation: string | null;
    };
    /** @description An outgoing message that has not arrived yet. */
    WaitingDelivery: {
      id: components['schemas']['Id'];
      /** @description Null for what an operator wrote. */
      turn_id: components['schemas']['Id'] | null;
      /** @enum {string} */
      kind: 'reply' | 'note';
      text: string;
      /** @default verifying */
      state: components['schemas']['DeliveryState'];
      reason?: string | undefined;
      attempt: number;
      created_at: components['schemas']['Time'];
    };
    /** @description Deliveries that were given up, the latest first. */
    ParkedPage: {
      items: components['schemas']['ParkedDelivery'][];
      next_cursor: string | null;
    };
    /** @description An outgoing message that was given up after its attempts; a human was called. */
    ParkedDelivery: {
      id: components['schemas']['Id'];
      conversation_id: components['schemas']['Id'];
      connection: {
        id: components['schemas']['Id'];
        name: string;
        connector: string;
      };
      kind: string;
      text: string;
      state: components['schemas']['DeliveryState'];
      /** @description Why it was given up: a kind of error, or `delivery-uncertain`. */
      reason: string;
      attempt: number;
      created_at: components['schemas']['Time'];
    };
    /** @description The team’s views and one’s own, by name. */
    LeadViewList: {
      items: components['schemas']['LeadView'][];
    };
    /** @description Filters of the lead list that somebody gave a name. */
    LeadView: {
      id: components['schemas']['Id'];
      name: string;
      /** @default {} */
      filters: components['schemas']['LeadViewFilters'];
      /** @description The whole team has it; otherwise only who asks. */
      shared: boolean;
    };
    /** @description One page of leads, the newest first. */
    LeadPage: {
      items: components['schemas']['Lead'][];
      next_cursor: string | null;
    };
    /** @description A visitor who left contact details. */
    Lead: {
      id: components['schemas']['Id'];
      conversation_id: components['schemas']['Id'];
      visitor_id: components['schemas']['Id'];
      name: string | null;
      email: string | null;
      phone: string | null;
      status: components['schemas']['LeadStatus'];
      assignee_id: components['schemas']['AssigneeId'];
      note: string;
      /** @description The visitor’s own words with the contact in them. */
      quote: string;
      /** @description What the visitor had been told about their data. */
      consent_text: string | null;
      connection: components['schemas']['ConnectionRef'];
      created_at: components['schemas']['Time'];
      updated_at: components['schemas']['Time'];
    };
    /** @description The leads that were changed, as they are now. */
    ReviewedLeads: {
      items: components['schemas']['Lead'][];
    };
    /** @description How much is held of a visitor, in records. */
    HeldData: {
      counts: components['schemas']['HeldCounts'];
    };
    /** @description Numbers of records, by the table that holds them. */
    HeldCounts: {
      visitors: number;
      conversations: number;
      messages: number;
      turns: number;
      deliveries: number;
      leads: number;
      hints: number;
      archived_conversations: number;
      archived_messages: number;
    };
    /** @description Everything that is held of one visitor. */
    VisitorExport: {
      /** @constant */
      format: 'patchbay-visitor-1';
      made_at: components['schemas']['Time'];
      /** @description Every record, under the table that holds it, as it is stored; `hints` are messages that wait to be confirmed. Records name each other by id. */
      held: {
        visitors: {
          [key: string]: components['schemas']['Json'];
        }[];
        conversations: {
          [key: string]: components['schemas']['Json'];
        }[];
        messages: {
          [key: string]: components['schemas']['Json'];
        }[];
        turns: {
          [key: string]: components['schemas']['Json'];
        }[];
        deliveries: {
          [key: string]: components['schemas']['Json'];
        }[];
        leads: {
          [key: string]: components['schemas']['Json'];
        }[];
        hints: {
          [key: string]: components['schemas']['Json'];
        }[];
        archived_conversations: {
          [key: string]: components['schemas']['Json'];
        }[];
        archived_messages: {
          [key: string]: components['schemas']['Json'];
        }[];
      };
    };
    /** @description What was erased. It is gone everywhere, and stays gone after a restore from an older backup. */
    Erasure: {
      id: components['schemas']['Id'];
      erased_at: components['schemas']['Time'];
      counts: components['schemas']['HeldCounts'];
    };
    /** @description An export of all that a business owns, or the import of one. */
    Transfer: {
      id: components['schemas']['Id'];
      /** @enum {string} */
      direction: 'export' | 'import';
      /**
       * @description An export is `building`, then `done`: it can be downloaded until `expires_at`. An import is `receiving` the archive, then `loading` it, then `done`. `failed` says why in `problem`; of an import nothing is kept then.
       * @enum {string}
       */
      state: 'building' | 'receiving' | 'loading' | 'done' | 'failed';
      row_count: number;
      byte_count: number;
      /** @description Records whose conversation, visitor or the like was removed during the export. */
      left_out: number;
      problem: string | null;
      began_by: string;
      created_at: components['schemas']['Time'];
      finished_at: components['schemas']['Time'] | null;
      /** @description When the archive and this record of it are removed. */
      expires_at: components['schemas']['Time'];
    };
    /** @description One page of exports or imports, the newest first. */
    TransferPage: {
      items: components['schemas']['Transfer'][];
      next_cursor: string | null;
    };
    /** @description Which piece of an archive came in, and how long it is. */
    ReceivedPiece: {
      number: number;
      bytes: number;
    };
    /** @description What happened in the last days, beside as many days before. */
    Insights: {
      since: components['schemas']['Day'];
      /** @description The last day, today; it is not over yet. */
      until: components['schemas']['Day'];
      time_zone: string;
      sums: components['schemas']['FigureSums'];
      /** @description The same figures of as many days before. */
      before: components['schemas']['FigureSums'];
      /** @description How many of the days, the first ones, are still being summed up, which happens by itself: their figures, but for the leads, are missing everywhere here. Nearly always 0; after a large past was imported or the time zone changed it takes moments to minutes. */
      pending_days: number;
      /** @description The same of the days before. */
      pending_days_before: number;
      days: components['schemas']['DayFigures'][];
      connections: {
        connection: components['schemas']['ConnectionRef'];
        /** @description Messages that visitors wrote, on the day on which they reached us. Notes and messages of an imported history are not counted. */
        visitor_messages: number;
        /** @description Conversations that began: the first message of a visitor or of the team reached us that day. */
        conversations: number;
        /** @description How often the assistant answered a visitor by itself. What a visitor writes in one go gets one answer and counts once. */
        answered: number;
        /** @description How often the assistant left a suggested answer as a note for the team instead of answering. */
        suggested: number;
        /** @description How often the assistant gave a conversation to the team. Conversations that somebody in the team took over are not counted. */
        handed_over: number;
        /** @description How often the assistant read what a visitor wrote and said nothing, for instance because a human has the conversation. */
        silent: number;
        /** @description Visitors who left contact details, on the day on which they did. Two leads that were merged count once. */
        leads: number;
        first_answer_p50: number | null;
      }[];
      channels: {
        channel: components['schemas']['Channel'];
        /** @description Messages that visitors wrote, on the day on which they reached us. Notes and messages of an imported history are not counted. */
        visitor_messages: number;
        /** @description Conversations that began: the first message of a visitor or of the team reached us that day. */
        conversations: number;
        /** @description How often the assistant answered a visitor by itself. What a visitor writes in one go gets one answer and counts once. */
        answered: number;
        /** @description How often the assistant left a suggested answer as a note for the team instead of answering. */
        suggested: number;
        /** @description How often the assistant gave a conversation to the team. Conversations that somebody in the team took over are not counted. */
        handed_over: number;
        /** @description How often the assistant read what a visitor wrote and said nothing, for instance because a human has the conversation. */
        silent: number;
        /** @description Visitors who left contact details, on the day on which they did. Two leads that were merged count once. */
        leads: number;
        first_answer_p50: number | null;
      }[];
      handed_over_reasons: components['schemas']['ReasonCount'][];
      silent_reasons: components['schemas']['ReasonCount'][];
    };
    /** @description The figures of a span of days. */
    FigureSums: {
      /** @description Messages that visitors wrote, on the day on which they reached us. Notes and messages of an imported history are not counted. */
      visitor_messages: number;
      /** @description Conversations that began: the first message of a visitor or of the team reached us that day. */
      conversations: number;
      /** @description How often the assistant answered a visitor by itself. What a visitor writes in one go gets one answer and counts once. */
      answered: number;
      /** @description How often the assistant left a suggested answer as a note for the team instead of answering. */
      suggested: number;
      /** @description How often the assistant gave a conversation to the team. Conversations that somebody in the team took over are not counted. */
      handed_over: number;
      /** @description How often the assistant read what a visitor wrote and said nothing, for instance because a human has the conversation. */
      silent: number;
      /** @description Visitors who left contact details, on the day on which they did. Two leads that were merged count once. */
      leads: number;
      /** @description How many visitors got their first answer. */
      first_answers: number;
      /** @description Seconds; the median. From a visitor’s first message to the first message they could read from the assistant or the team, on the day of that answer. Half of the visitors waited no longer than the median, 95 of 100 no longer than the other number. Who still waits is not counted. */
      first_answer_p50: number | null;
      /** @description Seconds; 95 of 100 waited no longer. */
      first_answer_p95: number | null;
    };
    /** @description The figures of one day. */
    DayFigures: {
      day: components['schemas']['Day'];
      /** @description Messages that visitors wrote, on the day on which they reached us. Notes and messages of an imported history are not counted. */
      visitor_messages: number;
      /** @description Conversations that began: the first message of a visitor or of the team reached us that day. */
      conversations: number;
      /** @description How often the assistant answered a visitor by itself. What a visitor writes in one go gets one answer and counts once. */
      answered: number;
      /** @description How often the assistant left a suggested answer as a note for the team instead of answering. */
      suggested: number;
      /** @description How often the assistant gave a conversation to the team. Conversations that somebody in the team took over are not counted. */
      handed_over: number;
      /** @description How often the assistant read what a visitor wrote and said nothing, for instance because a human has the conversation. */
      silent: number;
      /** @description Visitors who left contact details, on the day on which they did. Two leads that were merged count once. */
      leads: number;
      first_answer_p50: number | null;
      /** @description Its figures, but for the leads, are still being summed up and stand at nothing until then. */
      is_pending: boolean;
    };
    /** @description How often something was decided for one reason. */
    ReasonCount: {
      /** @description A stable code. */
      reason: string;
      /** @description The reason in plain words. */
      explanation: string;
      count: number;
    };
    /** @description All connections that are there or that visitors wrote through, in the order of their names. */
    Places: {
      items: components['schemas']['Place'][];
    };
    /** @description Where visitors write to the business. */
    Place: {
      connection: components['schemas']['ConnectionRef'];
      /** @description In which visitors wrote, where the platform tells. */
      channels: components['schemas']['Channel'][];
    };
    /** @description One page of questions, the most asked first. */
    QuestionPage: {
      items: components['schemas']['OpenQuestion'][];
      next_cursor: string | null;
    };
    /** @description Something visitors asked in the last days that the knowledge held no answer to. Questions count as the same when they differ in nothing but case, signs and spaces. */
    OpenQuestion: {
      id: components['schemas']['Id'];
      /** @description What the visitor wrote who asked last; empty when they deleted it. */
      text: string;
      /** @description How often it was asked, in other or the same spelling. */
      count: number;
      last_asked_at: components['schemas']['Time'];
      state: components['schemas']['QuestionState'];
    };
    /** @description The answer, or why there is none. */
    ChatReply: {
      conversation_id: components['schemas']['Id'];
      decision: components['schemas']['Decision'];
      /** @description What to show the visitor; null when nothing is said. */
      reply: string | null;
      intent: string | null;
      sources: components['schemas']['ChatSource'][];
      /** @description The lead of this conversation, if it has one. */
      lead: {
        id: components['schemas']['Id'];
        name: string | null;
        email: string | null;
        phone: string | null;
        status: components['schemas']['LeadStatus'];
      } | null;
      /** @description A human was called or is answering. */
      handover: boolean;
    };
    /** @description What an answer rests on. */
    ChatSource: {
      title: string;
      passage_id: components['schemas']['Id'];
      source_id: components['schemas']['Id'];
      url?: string | undefined;
      /** @description The words of the passage that the answer rests on. */
      quote: string;
    };
    /** @description What a visitor would be answered, and why. */
    ChatTrial: {
      conversation_id: components['schemas']['Id'];
      decision: components['schemas']['Decision'];
      /** @description What to show the visitor; null when nothing is said. */
      reply: string | null;
      intent: string | null;
      sources: components['schemas']['ChatSource'][];
      /** @description The lead of this conversation, if it has one. */
      lead: {
        id: components['schemas']['Id'];
        name: string | null;
        email: string | null;
        phone: string | null;
        status: components['schemas']['LeadStatus'];
      } | null;
      /** @description A human was called or is answering. */
      handover: boolean;
      /** @description A stable code of why it was decided so. */
      reason: string;
      /** @description The reason in plain words. */
      explanation: string;
    };
    /** @description How the chat window looks and what it says first. */
    WidgetConfig: {
      name: string;
      colour: components['schemas']['Colour'];
      greeting: string;
      consent_text: string;
      language: string;
      product: {
        name: string;
        url: string | null;
      };
    };
    /** @description A colour as #rrggbb. */
    Colour: string;
    /** @description Who the visitor is from now on. */
    SessionReply: {
      /** @description Goes into `Authorization: Bearer` of the widget’s calls. */
      visitor_token: string;
      /** @description Null before the first message. */
      conversation: components['schemas']['WidgetConversation'] | null;
    };
    /** @description The visitor’s conversation. */
    WidgetConversation: {
      id: components['schemas']['Id'];
      /** @enum {string} */
      status: 'open' | 'closed';
      handler: components['schemas']['Handler'];
      seq: number;
    };
    /** @description The visitor’s conversation, oldest message first. */
    WidgetHistory: {
      messages: components['schemas']['WidgetMessage'][];
      seq: number;
      handler: components['schemas']['Handler'];
      stage: components['schemas']['ProgressStage'];
    };
    /** @description One message as the visitor sees it. */
    WidgetMessage: {
      id: components['schemas']['Id'];
      /** @description The id the window gave to its own message. */
      client_id: components['schemas']['Id'] | null;
      /** @enum {string} */
      role: 'visitor' | 'assistant' | 'operator';
      text: string;
      sent_at: components['schemas']['Time'];
      sources: {
        title: string;
        /** @description The words that the answer rests on. */
        quote?: string | undefined;
        url?: string | undefined;
      }[];
    };
    /**
     * @description What the bot is doing right now; `idle` when nothing.
     * @enum {string}
     */
    ProgressStage: 'reading' | 'searching' | 'writing' | 'idle';
  };
  responses: {
    /** @description `invalid-input`: Some of the input is not valid. */
    InvalidInput: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `rate-limited`: Too many requests. Try again later. */
    RateLimited: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `internal`: The server could not answer. */
    Internal: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `unavailable`: The service is not available right now. Try again in a moment. */
    Unavailable: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `unauthorized`: Sign in first, or send a valid key. */
    Unauthorized: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `not-found`: There is nothing at this address. */
    NotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /**
     * @description `bad-request`: The request could not be understood.
     *     `invalid-input`: Some of the input is not valid.
     */
    BadRequestOrInvalidInput: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /**
     * @description `sign-in-failed`: The e-mail address or the password is wrong.
     *     `sign-in-service-needed`: This team signs in through its own sign-in service. Sign in with it.
     */
    SignInFailedOrSignInServiceNeeded: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `too-large`: The request is too large. */
    TooLarge: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `unsupported-media-type`: This kind of content is not supported. */
    UnsupportedMediaType: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /**
     * @description `forbidden`: You are not allowed to do this.
     *     `missing-scope`: The key does not have the scope that this needs.
     *     `tenant-suspended`: This account is suspended.
     */
    ForbiddenOrMissingScopeOrTenantSuspended: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `idempotency-in-progress`: A request with this Idempotency-Key is still running. Try again in a moment. */
    IdempotencyInProgress: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. Take a new key. */
    IdempotencyKeyReused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /**
     * @description `unauthorized`: Sign in first, or send a valid key.
     *     `sign-in-failed`: The e-mail address or the password is wrong.
     *     `second-factor-needed`: Send a code of the second factor along.
     *     `sign-in-service-needed`: This team signs in through its own sign-in service. Sign in with it.
     */
    UnauthorizedOrSignInFailedOrSecondFactorNeededOrSignInServiceNeeded: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `tenant-suspended`: This account is suspended. */
    TenantSuspended: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `link-expired`: The link has expired or has already been used. */
    LinkExpired: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `sign-in-service-needed`: This team signs in through its own sign-in service. Sign in with it. */
    SignInServiceNeeded: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `conflict`: The record is in a state that does not allow this. */
    Conflict: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `forbidden`: You are not allowed to do this. */
    Forbidden: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /**
     * @description `conflict`: The record is in a state that does not allow this.
     *     `idempotency-in-progress`: A request with this Idempotency-Key is still running. Try again in a moment.
     */
    ConflictOrIdempotencyInProgress: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /**
     * @description `email-taken`: This e-mail address is already in use.
     *     `idempotency-in-progress`: A request with this Idempotency-Key is still running. Try again in a moment.
     */
    EmailTakenOrIdempotencyInProgress: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `changed-meanwhile`: Somebody has changed this since you read it. Read it again before you change it. */
    ChangedMeanwhile: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /**
     * @description `conflict`: The record is in a state that does not allow this.
     *     `account-taken`: This account of the platform is already connected.
     *     `idempotency-in-progress`: A request with this Idempotency-Key is still running. Try again in a moment.
     */
    ConflictOrAccountTakenOrIdempotencyInProgress: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /**
     * @description `connect-failed`: The platform could not be connected.
     *     `idempotency-key-reused`: This Idempotency-Key was used for another request. Take a new key.
     */
    ConnectFailedOrIdempotencyKeyReused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /**
     * @description `account-taken`: This account of the platform is already connected.
     *     `idempotency-in-progress`: A request with this Idempotency-Key is still running. Try again in a moment.
     */
    AccountTakenOrIdempotencyInProgress: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /**
     * @description `conflict`: The record is in a state that does not allow this.
     *     `account-taken`: This account of the platform is already connected.
     */
    ConflictOrAccountTaken: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `connect-failed`: The platform could not be connected. */
    ConnectFailed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /**
     * @description `conflict`: The record is in a state that does not allow this.
     *     `limit-reached`: There may be no more of this.
     *     `idempotency-in-progress`: A request with this Idempotency-Key is still running. Try again in a moment.
     */
    ConflictOrLimitReachedOrIdempotencyInProgress: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /**
     * @description `limit-reached`: There may be no more of this.
     *     `idempotency-in-progress`: A request with this Idempotency-Key is still running. Try again in a moment.
     */
    LimitReachedOrIdempotencyInProgress: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `limit-reached`: There may be no more of this. */
    LimitReached: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `bad-request`: The request could not be understood. */
    BadRequest: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `bad-request`: The request could not be understood. */
    BadRequestOfWebhook: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `unauthorized`: Sign in first, or send a valid key. */
    UnauthorizedOfWebhook: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /**
     * @description `forbidden`: You are not allowed to do this.
     *     `missing-scope`: The key does not have the scope that this needs.
     *     `tenant-suspended`: This account is suspended.
     */
    ForbiddenOrMissingScopeOrTenantSuspendedOfWebhook: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `not-found`: There is nothing at this address. */
    NotFoundOfWebhook: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `conflict`: The record is in a state that does not allow this. */
    ConflictOfWebhook: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `too-large`: The request is too large. */
    TooLargeOfWebhook: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `unsupported-media-type`: This kind of content is not supported. */
    UnsupportedMediaTypeOfWebhook: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `rate-limited`: Too many requests. Try again later. */
    RateLimitedOfWebhook: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `internal`: The server could not answer. */
    InternalOfWebhook: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `unavailable`: The service is not available right now. Try again in a moment. */
    UnavailableOfWebhook: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /**
     * @description `missing-scope`: The key does not have the scope that this needs.
     *     `origin-not-allowed`: This website is not on the list of allowed origins.
     */
    MissingScopeOrOriginNotAllowed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /**
     * @description `rate-limited`: Too many requests. Try again later.
     *     `budget-exhausted`: The budget for this period is used up.
     */
    RateLimitedOrBudgetExhausted: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `origin-not-allowed`: This website is not on the list of allowed origins. */
    OriginNotAllowed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description `not-genuine`: The request could not be verified. */
    NotGenuineOfWebhook: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /**
     * @description `internal`: The server could not answer.
     *     `not-stored`: The webhook could not be stored. Send it again.
     */
    InternalOrNotStoredOfWebhook: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getHealthz: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Alive'];
        };
      };
      400: components['responses']['InvalidInput'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getReadyz: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readiness'];
        };
      };
      400: components['responses']['InvalidInput'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      /** @description Done. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readiness'];
        };
      };
    };
  };
  getMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAuthLogin: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LoginRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LoginOutcome'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['SignInFailedOrSignInServiceNeeded'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAuthLogout: {
    parameters: {
      query?: never;
      header?: {
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAuthMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Member'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAuthToken: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TokenRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokenReply'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['UnauthorizedOrSignInFailedOrSecondFactorNeededOrSignInServiceNeeded'];
      403: components['responses']['TenantSuspended'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAuthLinksLook: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LinkRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkFacts'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      410: components['responses']['LinkExpired'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAuthOneTimeLink: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OneTimeLinkRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LoginOutcome'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      410: components['responses']['LinkExpired'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAuthForgotPassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RequestLink'];
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAuthSignInLink: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RequestLink'];
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAuthSignInLinkUse: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LinkRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LoginOutcome'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      410: components['responses']['LinkExpired'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAuthInvitationsAccept: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AcceptInvitation'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LoginOutcome'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['SignInServiceNeeded'];
      409: components['responses']['Conflict'];
      410: components['responses']['LinkExpired'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAuthInvitationsConfirm: {
    parameters: {
      query?: never;
      header?: {
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LinkRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JoinedTenant'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      410: components['responses']['LinkExpired'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAuthWays: {
    parameters: {
      query?: {
        /** @description The business by its short name. */
        team?: components['schemas']['TeamSlug'] | undefined;
        /** @description What stands behind the @ of an e-mail address; who has it is not asked. */
        domain?: components['schemas']['EmailDomain'] | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInWays'];
        };
      };
      400: components['responses']['InvalidInput'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAuthOpenidBegin: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BeginOpenId'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OpenIdBegun'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAuthOpenidCallback: {
    parameters: {
      query?: {
        code?: string | undefined;
        state?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['InvalidInput'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAuthOpenidCallbackTenant: {
    parameters: {
      query?: {
        code?: string | undefined;
        state?: string | undefined;
      };
      header?: never;
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        tenant: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      303: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['InvalidInput'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAuthSignUp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignUp'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LoginOutcome'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      403: components['responses']['Forbidden'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAccountWorkplaces: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Workplaces'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  patchAccount: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeAccount'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChangeAccount'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAccountPassword: {
    parameters: {
      query?: never;
      header?: {
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangePassword'];
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAccountSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnSessions'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteAccountSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteAccountSessionsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAccountEmail: {
    parameters: {
      query?: never;
      header?: {
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeEmail'];
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAccountEmailResend: {
    parameters: {
      query?: never;
      header?: {
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrIdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAccountEmailConfirm: {
    parameters: {
      query?: never;
      header?: {
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LinkRequest'];
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['EmailTakenOrIdempotencyInProgress'];
      410: components['responses']['LinkExpired'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAuthSecondFactor: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UseSecondFactor'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LoginReply'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      410: components['responses']['LinkExpired'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAccountSecondFactor: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SecondFactor'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAccountSecondFactor: {
    parameters: {
      query?: never;
      header?: {
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SecondFactorSetup'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrIdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAccountSecondFactorConfirm: {
    parameters: {
      query?: never;
      header?: {
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConfirmSecondFactor'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecoveryCodes'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrIdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAccountRecoveryCodes: {
    parameters: {
      query?: never;
      header?: {
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RenewRecoveryCodes'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecoveryCodes'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrIdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAccountSecondFactorOff: {
    parameters: {
      query?: never;
      header?: {
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TurnOffSecondFactor'];
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrIdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getTeamMembers: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TeamMemberPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteTeamMembersId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  patchTeamMembersId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeMember'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TeamMember'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getTeamInvitations: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InvitationPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postTeamInvitations: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['InviteMember'];
      };
    };
    responses: {
      /** @description Done. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invitation'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrIdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postTeamInvitationsIdResend: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Invitation'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteTeamInvitationsId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getTeamSignInService: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInServiceSettings'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  putTeamSignInService: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description The `ETag` that came with what you read: the change is refused with `changed-meanwhile` when it is no longer that. Without it the change is made in any case. */
        'If-Match'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SaveSignInService'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInService'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      412: components['responses']['ChangedMeanwhile'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteTeamSignInService: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getTeamDomains: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Domains'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postTeamDomains: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AddDomain'];
      };
    };
    responses: {
      /** @description Done. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Domain'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrIdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postTeamDomainsIdVerify: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Domain'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteTeamDomainsId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getHostsKnown: {
    parameters: {
      query: {
        domain: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KnownHost'];
        };
      };
      400: components['responses']['InvalidInput'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAdminOutbox: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OutboxPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAdminInstallation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Installation'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAdminConnectors: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InstalledConnectors'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAdminDeliveries: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
        tenant_id?: components['schemas']['Id'] | undefined;
        reason?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlatformDeliveryPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAdminDeliveriesReplay: {
    parameters: {
      query?: never;
      header?: {
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PlatformReplay'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Replayed'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAdminTenants: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
        plan?: components['schemas']['Plan'] | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TenantPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAdminTenants: {
    parameters: {
      query?: never;
      header?: {
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateTenant'];
      };
    };
    responses: {
      /** @description Done. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Tenant'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrIdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAdminTenantsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Tenant'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteAdminTenantsId: {
    parameters: {
      query?: {
        days?: number | undefined;
      };
      header?: never;
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  patchAdminTenantsId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeTenant'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Tenant'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getConfig: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TenantConfig'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  patchConfig: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description The `ETag` that came with what you read: the change is refused with `changed-meanwhile` when it is no longer that. Without it the change is made in any case. */
        'If-Match'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeConfig'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TenantConfig'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      412: components['responses']['ChangedMeanwhile'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getApiKeys: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKeyPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postApiKeys: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateApiKey'];
      };
    };
    responses: {
      /** @description Done. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedApiKey'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteApiKeysId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAudit: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
        /** @description How the action begins, such as `connection.`. */
        action?: string | undefined;
        /** @description The person or key. */
        actor?: components['schemas']['Id'] | undefined;
        subject_kind?: string | undefined;
        subject_id?: components['schemas']['Id'] | undefined;
        /** @description Not before this time. */
        from?: components['schemas']['TimeInput'] | undefined;
        /** @description Before this time. */
        to?: components['schemas']['TimeInput'] | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAuditExportCsv: {
    parameters: {
      query?: {
        /** @description How the action begins, such as `connection.`. */
        action?: string | undefined;
        /** @description The person or key. */
        actor?: components['schemas']['Id'] | undefined;
        subject_kind?: string | undefined;
        subject_id?: components['schemas']['Id'] | undefined;
        /** @description Not before this time. */
        from?: components['schemas']['TimeInput'] | undefined;
        /** @description Before this time. */
        to?: components['schemas']['TimeInput'] | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAdminAudit: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
        /** @description How the action begins, such as `connection.`. */
        action?: string | undefined;
        /** @description The person or key. */
        actor?: components['schemas']['Id'] | undefined;
        subject_kind?: string | undefined;
        subject_id?: components['schemas']['Id'] | undefined;
        /** @description Not before this time. */
        from?: components['schemas']['TimeInput'] | undefined;
        /** @description Before this time. */
        to?: components['schemas']['TimeInput'] | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAdminAuditExportCsv: {
    parameters: {
      query?: {
        /** @description How the action begins, such as `connection.`. */
        action?: string | undefined;
        /** @description The person or key. */
        actor?: components['schemas']['Id'] | undefined;
        subject_kind?: string | undefined;
        subject_id?: components['schemas']['Id'] | undefined;
        /** @description Not before this time. */
        from?: components['schemas']['TimeInput'] | undefined;
        /** @description Before this time. */
        to?: components['schemas']['TimeInput'] | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getConfigVersions: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
        section?: components['schemas']['SettingSection'] | undefined;
        /** @description The assistant or connection. */
        subject_id?: components['schemas']['Id'] | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SettingVersionPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getConfigVersionsId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SettingVersionDetail'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConfigVersionsIdRestore: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
        /** @description The `ETag` that came with what you read: the change is refused with `changed-meanwhile` when it is no longer that. Without it the change is made in any case. */
        'If-Match'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RestoreSetting'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SettingVersionDetail'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrAccountTakenOrIdempotencyInProgress'];
      412: components['responses']['ChangedMeanwhile'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ConnectFailedOrIdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAdminTenantsIdResume: {
    parameters: {
      query?: never;
      header?: {
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Tenant'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrIdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postTenantEnd: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EndTenant'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Tenant'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAssistants: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AssistantPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAssistantsId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Assistant'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  patchAssistantsId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description The `ETag` that came with what you read: the change is refused with `changed-meanwhile` when it is no longer that. Without it the change is made in any case. */
        'If-Match'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeAssistant'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Assistant'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      412: components['responses']['ChangedMeanwhile'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAssistantsIdIntents: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IntentPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postAssistantsIdIntents: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateIntent'];
      };
    };
    responses: {
      /** @description Done. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Intent'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrIdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getAssistantsIdIntentsIntent: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        intent: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Intent'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteAssistantsIdIntentsIntent: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        intent: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  patchAssistantsIdIntentsIntent: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description The `ETag` that came with what you read: the change is refused with `changed-meanwhile` when it is no longer that. Without it the change is made in any case. */
        'If-Match'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        intent: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeIntent'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Intent'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      412: components['responses']['ChangedMeanwhile'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getConnectors: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectorPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getConnections: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
        connector?: string | undefined;
        status?: ('connecting' | 'live' | 'paused' | 'broken') | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectionPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConnections: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateConnection'];
      };
    };
    responses: {
      /** @description Done. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Connection'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['AccountTakenOrIdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ConnectFailedOrIdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getConnectionsIdEvents: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
        /** @description Only trouble and what was given up. */
        failed?: components['schemas']['Flag'] | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectionEventPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getConnectionsId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Connection'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteConnectionsId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  patchConnectionsId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description The `ETag` that came with what you read: the change is refused with `changed-meanwhile` when it is no longer that. Without it the change is made in any case. */
        'If-Match'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeConnection'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Connection'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrAccountTaken'];
      412: components['responses']['ChangedMeanwhile'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['ConnectFailed'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConnectionsIdCheck: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CheckReply'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConnectionsIdRotate: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RotateReply'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getConnectionsIdHistory: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryImport'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConnectionsIdHistory: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BeginImport'];
      };
    };
    responses: {
      /** @description Done. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryImport'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrLimitReachedOrIdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteConnectionsIdHistory: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryImport'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConnectionsIdHistoryStop: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryImport'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getArchive: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
        connection_id?: components['schemas']['Id'] | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArchivePage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getArchiveId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArchivedTalk'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getKnowledgeSources: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
        kind?: components['schemas']['SourceKind'] | undefined;
        status?: ('ready' | 'failed') | undefined;
        /** @description Part of the title. */
        q?: string | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SourcePage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postKnowledgeSources: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateSource'];
      };
    };
    responses: {
      /** @description Done. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Source'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['LimitReachedOrIdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getKnowledgeSourcesId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SourceDetail'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteKnowledgeSourcesId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  patchKnowledgeSourcesId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description The `ETag` that came with what you read: the change is refused with `changed-meanwhile` when it is no longer that. Without it the change is made in any case. */
        'If-Match'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeSource'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Source'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['LimitReached'];
      412: components['responses']['ChangedMeanwhile'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getKnowledgePassages: {
    parameters: {
      query: {
        /** @description At most 40, with commas between. */
        ids: string;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FoundPassages'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getKnowledgeSearch: {
    parameters: {
      query: {
        q: string;
        limit?: number | undefined;
        language?: components['schemas']['Language'] | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SearchReply'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getKnowledgeUsage: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KnowledgeUsage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getConversations: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
        connection_id?: components['schemas']['Id'] | undefined;
        status?: ('open' | 'closed') | undefined;
        handler?: components['schemas']['Handler'] | undefined;
        assignee?: components['schemas']['Assignee'] | undefined;
        /** @description Only those that wait for a human, or only the others. */
        waiting?: components['schemas']['Flag'] | undefined;
        /** @description Words, each of which begins a word of a message or of the visitor’s name, e-mail address or phone number. */
        q?: string | undefined;
        channel?: components['schemas']['Channel'] | undefined;
        /** @description Those in which this happened, between `since` and `until`. */
        figure?: components['schemas']['Figure'] | undefined;
        /** @description With `figure`: and for this reason. */
        reason?: string | undefined;
        since?: components['schemas']['Day'] | undefined;
        /** @description The last day. */
        until?: components['schemas']['Day'] | undefined;
        /** @description Those in which this question found no answer. */
        question_id?: components['schemas']['Id'] | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversationPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getConversationsId: {
    parameters: {
      query?: {
        /** @description How many of the latest messages to read. */
        messages?: number | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversationDetail'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConversationsIdTakeOver: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversationSummary'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConversationsIdHandBack: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversationSummary'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConversationsIdClose: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversationSummary'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConversationsIdAssign: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AssignConversation'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversationSummary'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConversationsIdReply: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SendReply'];
      };
    };
    responses: {
      /** @description Done. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversationSummary'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postConversationsIdNote: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SendNote'];
      };
    };
    responses: {
      /** @description Done. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConversationSummary'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getEvents: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getDeliveries: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
        connection_id?: components['schemas']['Id'] | undefined;
        reason?: string | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ParkedPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postDeliveriesReplay: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReplayMany'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Replayed'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postDeliveriesIdReplay: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Replayed'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getLeadsViews: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LeadViewList'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postLeadsViews: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SaveLeadView'];
      };
    };
    responses: {
      /** @description Done. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LeadView'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrIdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteLeadsViewsId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getLeads: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
        assignee?: components['schemas']['Assignee'] | undefined;
        status?: components['schemas']['LeadStatus'] | undefined;
        connection_id?: components['schemas']['Id'] | undefined;
        channel?: components['schemas']['Channel'] | undefined;
        /** @description Captured on this day or later. */
        since?: components['schemas']['Day'] | undefined;
        /** @description The last day. */
        until?: components['schemas']['Day'] | undefined;
        /** @description Part of a name, an e-mail address or a phone number. */
        q?: string | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LeadPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getLeadsExportCsv: {
    parameters: {
      query?: {
        assignee?: components['schemas']['Assignee'] | undefined;
        status?: components['schemas']['LeadStatus'] | undefined;
        connection_id?: components['schemas']['Id'] | undefined;
        channel?: components['schemas']['Channel'] | undefined;
        /** @description Captured on this day or later. */
        since?: components['schemas']['Day'] | undefined;
        /** @description The last day. */
        until?: components['schemas']['Day'] | undefined;
        /** @description Part of a name, an e-mail address or a phone number. */
        q?: string | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postLeadsMerge: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MergeLeads'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Lead'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postLeadsReview: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviewLeads'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewedLeads'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getLeadsId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Lead'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  patchLeadsId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description The `ETag` that came with what you read: the change is refused with `changed-meanwhile` when it is no longer that. Without it the change is made in any case. */
        'If-Match'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviewLead'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Lead'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      412: components['responses']['ChangedMeanwhile'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postVisitorsHeld: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WhichVisitor'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HeldData'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postVisitorsExport: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WhichVisitor'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VisitorExport'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postVisitorsErase: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WhichVisitor'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Erasure'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getDataExports: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TransferPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postDataExports: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Transfer'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getDataExportsId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Transfer'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteDataExportsId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getDataExportsIdArchive: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/gzip': string;
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getDataImports: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TransferPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postDataImports: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Transfer'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrIdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  putDataImportsIdPieces: {
    parameters: {
      query: {
        number: number;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    /** @description Read as it came. */
    requestBody: {
      content: {
        '*/*': unknown;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceivedPiece'];
        };
      };
      400: components['responses']['BadRequestOfWebhook'];
      401: components['responses']['UnauthorizedOfWebhook'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspendedOfWebhook'];
      404: components['responses']['NotFoundOfWebhook'];
      409: components['responses']['ConflictOfWebhook'];
      413: components['responses']['TooLargeOfWebhook'];
      415: components['responses']['UnsupportedMediaTypeOfWebhook'];
      429: components['responses']['RateLimitedOfWebhook'];
      500: components['responses']['InternalOfWebhook'];
      503: components['responses']['UnavailableOfWebhook'];
    };
  };
  postDataImportsIdBegin: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Transfer'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['ConflictOrIdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getDataImportsId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Transfer'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  deleteDataImportsId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getInsightsOverview: {
    parameters: {
      query?: {
        /** @description How many days, today being the last. */
        days?: number | undefined;
        connection_id?: components['schemas']['Id'] | undefined;
        channel?: components['schemas']['Channel'] | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Insights'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getInsightsPlaces: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Places'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getInsightsQuestions: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number | undefined;
        /** @description The `next_cursor` of the page before; without one, the first page. */
        cursor?: string | undefined;
        days?: number | undefined;
        state?: components['schemas']['QuestionState'] | undefined;
        /** @description Only what was asked there. */
        connection_id?: components['schemas']['Id'] | undefined;
        channel?: components['schemas']['Channel'] | undefined;
      };
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['QuestionPage'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  patchInsightsQuestionsId: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
      };
      path: {
        /** @description A UUID. Ours are of version 7, so later records sort after earlier ones. */
        id: components['schemas']['Id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MarkQuestion'];
      };
    };
    responses: {
      /** @description Done. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postChat: {
    parameters: {
      query?: never;
      header?: {
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChatRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatReply'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['MissingScopeOrOriginNotAllowed'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimitedOrBudgetExhausted'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postChatTry: {
    parameters: {
      query?: never;
      header?: {
        /** @description For platform admins: the tenant to act in. */
        'X-Tenant-Id'?: components['schemas']['Id'] | undefined;
        /** @description A text of your own, new for each thing to be done. Sent again with the same body within 24 hours, the request is not done again: the first answer comes, with `Idempotency-Replayed: true`. What was refused or failed is not kept. Should our process die in the middle, the key is free after two minutes, and the request then runs anew. */
        'Idempotency-Key'?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChatRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChatTrial'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForbiddenOrMissingScopeOrTenantSuspended'];
      404: components['responses']['NotFound'];
      409: components['responses']['IdempotencyInProgress'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getWidgetConfig: {
    parameters: {
      query: {
        key: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WidgetConfig'];
        };
      };
      400: components['responses']['InvalidInput'];
      403: components['responses']['OriginNotAllowed'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postWidgetSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SessionRequest'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionReply'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      403: components['responses']['OriginNotAllowed'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getWidgetMessages: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WidgetHistory'];
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['OriginNotAllowed'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postWidgetMessages: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PostMessage'];
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WidgetHistory'];
        };
      };
      400: components['responses']['BadRequestOrInvalidInput'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['OriginNotAllowed'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimitedOrBudgetExhausted'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  getWidgetEvents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['OriginNotAllowed'];
      404: components['responses']['NotFound'];
      429: components['responses']['RateLimited'];
      500: components['responses']['Internal'];
      503: components['responses']['Unavailable'];
    };
  };
  postHooksConnectorToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the connector. */
        connector: string;
        /** @description The secret part of the address. */
        token: string;
      };
      cookie?: never;
    };
    /** @description Read as it came. */
    requestBody: {
      content: {
        '*/*': unknown;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      400: components['responses']['BadRequestOfWebhook'];
      401: components['responses']['NotGenuineOfWebhook'];
      404: components['responses']['NotFoundOfWebhook'];
      413: components['responses']['TooLargeOfWebhook'];
      415: components['responses']['UnsupportedMediaTypeOfWebhook'];
      429: components['responses']['RateLimitedOfWebhook'];
      500: components['responses']['InternalOrNotStoredOfWebhook'];
      503: components['responses']['UnavailableOfWebhook'];
    };
  };
  postConnectorWebhook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The id of the connector. */
        connector: string;
      };
      cookie?: never;
    };
    /** @description Read as it came. */
    requestBody: {
      content: {
        '*/*': unknown;
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      400: components['responses']['BadRequestOfWebhook'];
      401: components['responses']['NotGenuineOfWebhook'];
      404: components['responses']['NotFoundOfWebhook'];
      413: components['responses']['TooLargeOfWebhook'];
      415: components['responses']['UnsupportedMediaTypeOfWebhook'];
      429: components['responses']['RateLimitedOfWebhook'];
      500: components['responses']['InternalOrNotStoredOfWebhook'];
      503: components['responses']['UnavailableOfWebhook'];
    };
  };
}
