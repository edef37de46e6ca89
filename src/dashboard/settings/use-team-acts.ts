import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Role } from '../../contract/permissions.js';
import type { Invitation, TeamMember } from '../../contract/team.js';
import { texts } from '../messages/texts.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { sessionKey } from '../session/session-key.js';
import { changeRole, removeMember, resendInvitation, teamKey, withdrawInvitation } from './team-calls.js';

const texted = texts.team;

/** What an owner does with the team. Whoever changes themselves is signed out by it. */
export function useTeamActs() {
  const client = useQueryClient();
  const reread = () => {
    void client.invalidateQueries({ queryKey: teamKey });
    void client.invalidateQueries({ queryKey: sessionKey });
  };
  const role = useMutation({
    mutationFn: ({ member, role }: { member: TeamMember; role: Role }) => changeRole(member.id, role),
    onSuccess: (changed) => notifyDone(texted.changed(changed.name, texts.shell.roles[changed.role])),
    onError: notifyFailed,
    onSettled: reread,
  });
  const removal = useMutation({
    mutationFn: ({ id }: TeamMember) => removeMember(id),
    onSuccess: (_, { name, is_you }) => notifyDone(is_you ? texted.left : texted.removed(name)),
    onError: notifyFailed,
    onSettled: reread,
  });
  const resending = useMutation({
    mutationFn: ({ id }: Invitation) => resendInvitation(id),
    onSuccess: ({ email }) => notifyDone(texted.resent(email)),
    onError: notifyFailed,
    onSettled: reread,
  });
  const withdrawal = useMutation({
    mutationFn: ({ id }: Invitation) => withdrawInvitation(id),
    onSuccess: () => notifyDone(texted.withdrawn),
    onError: notifyFailed,
    onSettled: reread,
  });
  return {
    setRole: role.mutate,
    remove: removal.mutate,
    resend: resending.mutate,
    withdraw: withdrawal.mutate,
  };
}
