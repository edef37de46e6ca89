import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { texts } from '../messages/texts.js';
import { Failed, Loading } from '../parts/states.js';
import { Shell } from '../shell/shell.js';
import { FrontDoor } from './front-door.js';
import { MemberContext } from './member-context.js';
import { useSession } from './use-session.js';

/** Loaded for those who need it: most who come are signed in. */
const SignInPage = lazy(async () => ({ default: (await import('./sign-in-page.js')).SignInPage }));

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
  if (!session.member)
    return (
      <Suspense fallback={<Loading />}>
        <SignInPage hasEnded={session.hasEnded} needsService={session.needsService === true} />
      </Suspense>
    );
  return (
    <MemberContext value={session.member}>
      <Shell>
        <Outlet />
      </Shell>
    </MemberContext>
  );
}
