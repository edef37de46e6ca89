import { type ReactNode, useState } from 'react';
import type { LoginOutcome } from '../../contract/auth.js';
import { SecondFactorStep } from './second-factor-step.js';

interface EntranceProps {
  onEntered: () => void;
  /** For where the first step cannot be done again. */
  onBack?: () => void;
  /** The first step; it hands over what the server answered. */
  children: (enter: (outcome: LoginOutcome) => void) => ReactNode;
}

/** From a right password or a good link into the dashboard, past a code where the person has a second factor. */
export function Entrance({ onEntered, onBack, children }: EntranceProps) {
  const [token, setToken] = useState<string>();
  const leave = () => setToken(undefined);
  if (token !== undefined)
    return <SecondFactorStep token={token} onEntered={onEntered} onBack={onBack ?? leave} />;
  return children((outcome) => {
    if ('second_factor' in outcome) setToken(outcome.second_factor.token);
    else onEntered();
  });
}
