import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { texts } from '../messages/texts.js';
import { explainError } from '../parts/explain-error.js';
import { ProblemText } from '../parts/problem-text.js';
import { beginOpenId, type WayToTeam } from './session-calls.js';

interface ServiceButtonProps {
  /** What the service is called. */
  name: string;
  /** Whose it is; the installation's where nothing is said. */
  way?: WayToTeam | undefined;
  /** The page to go on with. */
  returnTo: string;
}

const texted = texts.session;

/** Leaves for the sign-in service, which sends the browser back. */
export function ServiceButton({ name, way, returnTo }: ServiceButtonProps) {
  const leave = useMutation({
    mutationFn: () => beginOpenId({ return_to: returnTo, ...way }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  return (
    <>
      <Button
        variant="default"
        mt="xs"
        fullWidth
        loading={leave.isPending || leave.isSuccess}
        onClick={() => leave.mutate()}
      >
        {texted.byService(name)}
      </Button>
      {leave.error && (
        <ProblemText mt="xs" role="alert">
          {explainError(leave.error)}
        </ProblemText>
      )}
    </>
  );
}
