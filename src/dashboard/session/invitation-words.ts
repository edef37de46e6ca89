import type { LinkFacts } from '../../contract/auth.js';
import { texts } from '../messages/texts.js';

export const titleOf = ({ tenant_name }: LinkFacts): string =>
  texts.session.invitationTitle(tenant_name ?? texts.common.product);

export const introOf = ({ email, role }: LinkFacts): string =>
  texts.session.invitationIntro(email, texts.shell.roles[role ?? 'viewer']);
