import { Button, Divider } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { texts } from '../messages/texts.js';
import { explainError } from '../parts/explain-error.js';
import { ProblemText } from '../parts/problem-text.js';
import { beginOpenId } from './session-calls.js';

interface ServiceButtonProps {
  /** What the service is called. */
  name: string;
  /** The page to go on with. */
  returnTo: string;
}

const texted = texts.session;

/** Leaves for the sign-in service, which sends the browser back. */
export function ServiceButton({ name, returnTo }: ServiceButtonProps) {
  const leave = useMutation({
    mutationFn: () => beginOpenId({ return_to: returnTo }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  return (
    <>
      <Divider my="md" label={texted.or} />
      <Button
        variant="default"
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
