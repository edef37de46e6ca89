import { createContext, use } from 'react';
import type { Member } from '../../contract/auth.js';
import type { Permission } from '../../contract/permissions.js';

export const MemberContext = createContext<Member | null>(null);

/** Who is signed in; only for what stands inside the session gate. */
export function useMember(): Member {
  const member = use(MemberContext);
  if (!member) throw new Error('useMember needs the session gate around it');
  return member;
}

/** Whether the person may do something in the tenant they are in. */
export const useCan = (permission: Permission): boolean => useMember().permissions.includes(permission);
