import { assistant } from './en/assistant.js';
import { audit } from './en/audit.js';
import { common } from './en/common.js';
import { connections } from './en/connections.js';
import { conversations } from './en/conversations.js';
import { edits } from './en/edits.js';
import { errors } from './en/errors.js';
import { history } from './en/history.js';
import { insights } from './en/insights.js';
import { knowledge } from './en/knowledge.js';
import { leads } from './en/leads.js';
import { overview } from './en/overview.js';
import { platform } from './en/platform.js';
import { privacy } from './en/privacy.js';
import { session } from './en/session.js';
import { settings } from './en/settings.js';
import { shell } from './en/shell.js';
import { team } from './en/team.js';
import { turns } from './en/turns.js';

/** All English texts, one file for each area of the dashboard. */
export const en = {
  assistant,
  audit,
  common,
  connections,
  conversations,
  edits,
  errors,
  history,
  insights,
  knowledge,
  leads,
  overview,
  platform,
  privacy,
  session,
  settings,
  shell,
  team,
  turns,
};
