import type { ReactNode } from 'react';
import { needsConfirmedEmail, type Permission } from '../../contract/permissions.js';
import { texts } from '../messages/texts.js';
import { ButtonLink } from '../parts/links.js';
import { NotAllowed, Nothing } from '../parts/states.js';
import { Titled } from '../parts/titled.js';
import { useMember } from './member-context.js';

interface RequireProps {
  permission: Permission;
  /** What the person wanted, to complete "Your role does not let you …". */
  what: string;
  /** Where to go instead, if not to the overview. */
  instead?: ReactNode;
  /** For what is a page of its own: the title of its refusal. */
  title?: string;
  children: ReactNode;
}

/** Shows its content to those who may see it, and says to the others why not. */
export function Require({ permission, what, instead, title, children }: RequireProps) {
  const { tenant, permissions, is_email_confirmed } = useMember();
  if (tenant && permissions.includes(permission)) return children;
  const isWaiting = !is_email_confirmed && needsConfirmedEmail.has(permission);
  const refusal = isWaiting ? (
    <Nothing title={texts.session.confirmFirstTitle}>{texts.session.confirmFirst}</Nothing>
  ) : (
    <NotAllowed what={what} instead={instead} />
  );
  return <Titled title={title}>{tenant ? refusal : <NoTenant />}</Titled>;
}

/** A platform admin has not chosen yet; anybody else was taken out of their team and is invited anew. */
function NoTenant() {
  const { is_platform_admin } = useMember();
  if (!is_platform_admin) return <Nothing title={texts.session.noTeamTitle}>{texts.session.noTeam}</Nothing>;
  return (
    <Nothing
      title={texts.errors.noTenantTitle}
      action={<ButtonLink to="/platform">{texts.errors.toTenants}</ButtonLink>}
    >
      {texts.errors.noTenant}
    </Nothing>
  );
}
