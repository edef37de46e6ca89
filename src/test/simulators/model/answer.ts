import type { ChatRequest } from './chat-request.js';

/** What the simulated model says. */
export interface Answer {
  /** The text of the assistant's message; JSON where the request asks for it. */
  content: string;
  /** How long it thinks. */
  latencyMs?: number;
}

/** The mind of the simulated model. A promise lets a test hold the answer back until it wants it. */
export type AnswerFunction = (request: ChatRequest) => Answer | Promise<Answer>;
