import { Outlet } from '@tanstack/react-router';
import { Loaded } from '../parts/loaded.js';
import { Shell } from '../shell/shell.js';
import { MemberContext } from './member-context.js';
import { SignInPage } from './sign-in-page.js';
import { useSession } from './use-session.js';

/** Lets nobody further who is not signed in. */
export function SessionGate() {
  const session = useSession();
  return (
    <Loaded query={session}>
      {({ member, hasEnded }) =>
        member ? (
          <MemberContext value={member}>
            <Shell>
              <Outlet />
            </Shell>
          </MemberContext>
        ) : (
          <SignInPage hasEnded={hasEnded} />
        )
      }
    </Loaded>
  );
}
