import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type LinkFacts, LinkToken } from '../../contract/auth.js';
import { CallError } from '../call.js';
import { texts } from '../messages/texts.js';
import { ButtonLink } from '../parts/links.js';
import { Failed, Loading } from '../parts/states.js';
import { AcceptInvitationForm } from './accept-invitation-form.js';
import { ChoosePasswordForm } from './choose-password-form.js';
import { ConfirmEmail } from './confirm-email.js';
import { ConfirmInvitation } from './confirm-invitation.js';
import { Entrance } from './entrance.js';
import { FrontDoor } from './front-door.js';
import { lookAtLink } from './session-calls.js';
import { SignInByLink } from './sign-in-by-link.js';
import { useEntry } from './use-entry.js';

const route = getRouteApi('/welcome');
const texted = texts.session;

/** Where every link of ours leads. Opening it only asks what it is for; a button uses it. */
export function WelcomePage() {
  const { token } = route.useSearch();
  const isWhole = LinkToken.safeParse(token).success;
  return isWhole ? <OpenedLink token={token} /> : <BrokenLink />;
}

const BrokenLink = () => (
  <FrontDoor title={texted.brokenLinkTitle}>
    <Text mb="md">{texted.brokenLink}</Text>
    <ToSignIn variant="default" />
  </FrontDoor>
);

const DeadLink = () => (
  <FrontDoor title={texted.deadLinkTitle}>
    <Text mb="md">{texted.deadLink}</Text>
    <ToSignIn />
  </FrontDoor>
);

const ToSignIn = ({ variant = 'filled' }: { variant?: string }) => (
  <ButtonLink to="/" variant={variant} fullWidth>
    {texted.toSignIn}
  </ButtonLink>
);

function OpenedLink({ token }: { token: string }) {
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: ({ signal }) => lookAtLink(token, signal),
    // Once it is used it is gone, and the page that follows must not be taken away.
    staleTime: Infinity,
  });
  if (link.data) return <UseLink token={token} link={link.data} />;
  if (link.isPending) return <Loading />;
  if (link.error instanceof CallError && link.error.code === 'link-expired') return <DeadLink />;
  return (
    <FrontDoor title={texted.linkTitle}>
      <Failed error={link.error} retry={() => void link.refetch()} />
    </FrontDoor>
  );
}

function UseLink({ token, link }: { token: string; link: LinkFacts }) {
  const enter = useEntry();
  if (link.purpose === 'invitation' && link.has_account)
    return <ConfirmInvitation token={token} link={link} />;
  if (link.purpose === 'confirm-email') return <ConfirmEmail token={token} link={link} />;
  const Form = forms[link.purpose];
  // The link is used up by then: what goes back leads to the sign-in.
  return (
    <Entrance onEntered={enter} onBack={enter}>
      {(onAnswer) => <Form token={token} link={link} onAnswer={onAnswer} />}
    </Entrance>
  );
}

const forms = {
  'set-password': ChoosePasswordForm,
  'reset-password': ChoosePasswordForm,
  'sign-in': SignInByLink,
  invitation: AcceptInvitationForm,
} as const;
