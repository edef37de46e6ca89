import { z } from 'zod';
import { botView, inboxView, profileView } from './account-views.js';
import { agentView } from './person-views.js';
import { notForBots, railsError } from './refusal.js';
import {
  answer,
  bodyOf,
  done,
  forAdministrators,
  idNumber,
  idParam,
  inAccount,
  type Route,
} from './route.js';
import { teamView } from './conversation-views.js';
import { oneOf } from './world.js';

const SetBot = z.object({ agent_bot: idNumber.nullish() });

const inboxRoutes = [
  inAccount({
    ...{ name: 'inboxes.list', method: 'GET', path: '/inboxes' },
    handle: ({ account, role }) => answer({ payload: account.inboxes.map((one) => inboxView(one, role)) }),
  }),
  inAccount({
    ...{ name: 'inboxes.show', method: 'GET', path: '/inboxes/:inbox_id' },
    handle: (call) => answer(inboxView(oneOf(call.account.inboxes, idParam(call, 'inbox_id')), call.role)),
  }),
  inAccount({
    ...{ name: 'inboxes.agent_bot', method: 'GET', path: '/inboxes/:inbox_id/agent_bot' },
    handle: (call, world) => {
      const { bot } = oneOf(call.account.inboxes, idParam(call, 'inbox_id'));
      return answer({ agent_bot: bot ? botView(bot, call.role, world) : {} });
    },
  }),
  forAdministrators({
    ...{ name: 'inboxes.set_agent_bot', method: 'POST', path: '/inboxes/:inbox_id/set_agent_bot' },
    handle: (call) => {
      const inbox = oneOf(call.account.inboxes, idParam(call, 'inbox_id'));
      const { agent_bot } = bodyOf(SetBot, call);
      inbox.bot = agent_bot == null ? null : oneOf(call.account.bots, agent_bot);
      return done();
    },
  }),
];

/** Who one is, and what an account is made of. */
export const accountRoutes: Route[] = [
  {
    ...{ name: 'profile', method: 'GET', path: '/api/v1/profile' },
    handle: ({ caller }, world) => {
      if (caller.type !== 'User') throw notForBots();
      return answer(profileView(caller.user, world));
    },
  },
  inAccount({
    ...{ name: 'accounts.show', method: 'GET', path: '' },
    handle: ({ account }) => {
      const { id, name, status } = account;
      return answer({ id, name, status, locale: 'en', domain: null, support_email: null, features: {} });
    },
  }),
  inAccount({
    ...{ name: 'agents.list', method: 'GET', path: '/agents' },
    handle: ({ account }, { users }) => {
      const agents = users.filter(({ memberships }) =>
        memberships.some(({ account_id }) => account_id === account.id),
      );
      return answer(agents.map((user) => agentView(user, account.id)));
    },
  }),
  inAccount({
    ...{ name: 'teams.list', method: 'GET', path: '/teams' },
    handle: ({ account }) => answer(account.teams.map(teamView)),
  }),
  ...inboxRoutes,
];

/** A route that is not there. */
export const routeNotFound = () => railsError(404, 'Not Found');
