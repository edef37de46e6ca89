import type { LinkFacts, LoginOutcome } from '../../contract/auth.js';

/** What the page behind a link needs. */
export interface LinkProps {
  token: string;
  link: LinkFacts;
  /** Takes what the server answers once the link is used. */
  onAnswer: (outcome: LoginOutcome) => void;
}
