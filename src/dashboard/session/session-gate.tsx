import { Outlet } from '@tanstack/react-router';
import { texts } from '../messages/texts.js';
import { Failed, Loading } from '../parts/states.js';
import { Shell } from '../shell/shell.js';
import { FrontDoor } from './front-door.js';
import { MemberContext } from './member-context.js';
import { SignInPage } from './sign-in-page.js';
import { useSession } from './use-session.js';

/** Lets nobody further who is not signed in. */
export function SessionGate() {
  const { data: session, isPending, error, refetch } = useSession();
  if (isPending) return <Loading />;
  if (!session)
    return (
      <FrontDoor title={texts.session.unknown}>
        <Failed error={error} retry={() => void refetch()} />
      </FrontDoor>
    );
  if (!session.member) return <SignInPage hasEnded={session.hasEnded} />;
  return (
    <MemberContext value={session.member}>
      <Shell>
        <Outlet />
      </Shell>
    </MemberContext>
  );
}
