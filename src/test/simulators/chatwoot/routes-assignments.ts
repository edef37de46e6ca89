import { z } from 'zod';
import type { Reply } from '../faults.js';
import { assign } from './assign.js';
import { changeConversation } from './change-conversation.js';
import { teamView } from './conversation-views.js';
import { agentView, botBrief, senderRow } from './person-views.js';
import { answer, bodyOf, type ConversationCall, idNumber, inConversation, type Route } from './route.js';
import type { World } from './world.js';

const AssignmentBody = z.object({
  assignee_id: idNumber.nullish(),
  assignee_type: z.string().nullish(),
  team_id: idNumber.nullish(),
});

/** Gives a conversation to a person, a bot or a team; an id that is not there takes it from whoever has it. */
function createAssignment(call: ConversationCall, world: World): Reply {
  const { account, conversation, caller } = call;
  const { assignee_id, assignee_type, team_id } = bodyOf(AssignmentBody, call);
  const by = senderRow(caller).name;
  if (assignee_type === 'AgentBot') {
    const bot = account.bots.find(({ id }) => id === assignee_id);
    assign(conversation, { to: bot ? { bot } : null, by }, world);
    return answer(bot ? botBrief(bot) : null);
  }
  if (assignee_id !== undefined) {
    const isAgent = ({ memberships }: World['users'][number]) =>
      memberships.some(({ account_id }) => account_id === account.id);
    const user = world.users.find((one) => one.id === assignee_id && isAgent(one));
    assign(conversation, { to: user ? { user } : null, by }, world);
    return answer(user ? agentView(user, account.id) : null);
  }
  if (team_id === undefined) return answer(null);
  const team = account.teams.find(({ id }) => id === team_id) ?? null;
  changeConversation(conversation, (row) => void (row.team = team), world);
  return answer(team && teamView(team));
}

export const assignmentRoutes: Route[] = [
  inConversation({
    ...{ name: 'assignments.create', method: 'POST', path: '/assignments', bots: 'always' },
    handle: createAssignment,
  }),
];
