import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { TeamMember } from '../../contract/team.js';
import { texts } from '../messages/texts.js';
import { useCan } from '../session/member-context.js';
import { listMembers, teamKey } from '../settings/team-calls.js';

/** Everybody in the team, for choosing and naming who looks after something; empty until it is read. */
export function useTeam(): readonly TeamMember[] {
  const isAllowed = useCan('team:read');
  const { data } = useQuery({
    queryKey: [...teamKey, 'everybody'],
    queryFn: ({ signal }) => readEverybody(signal),
    staleTime: 60_000,
    enabled: isAllowed,
  });
  return data ?? nobody;
}

const nobody: readonly TeamMember[] = [];

async function readEverybody(signal: AbortSignal): Promise<TeamMember[]> {
  const members: TeamMember[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: TeamMember[]; next_cursor: string | null } = await listMembers(cursor, signal);
    members.push(...page.items);
    cursor = page.next_cursor;
  }
  return members;
}

/** Names a member by their id. */
export function useNameOf(): (id: string) => string {
  const team = useTeam();
  return useCallback((id) => team.find((member) => member.id === id)?.name ?? texts.team.somebody, [team]);
}

/** The member that the signed-in person is; undefined for who is here from outside. */
export const useOwnMemberId = (): string | undefined => useTeam().find(({ is_you }) => is_you)?.id;
