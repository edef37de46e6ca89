import type { z } from 'zod';

/** One question to a language model, whose answer must have a shape. */
export interface WriteRequest<T> {
  /** Who the model is and what it must keep to. Never holds a secret. */
  instructions: string;
  /** Data, not instructions: the passages, the conversation. */
  input: unknown;
  /** The shape of the answer, and the name it goes by. */
  expect: z.ZodType<T>;
  shapeName: string;
  /** Null takes the installation's. */
  model: string | null;
  temperature: number;
  maxTokens: number;
}

export interface Written<T> {
  answer: T;
  model: string;
  tokens: { in: number; out: number };
}

/** `overloaded` and `unavailable` may pass; `refused` and `garbled` will not; `auth` and `config` need the operator. */
export type WriteFailureKind = 'overloaded' | 'unavailable' | 'refused' | 'garbled' | 'auth' | 'config';

/** No usable answer. The pipeline falls back; the visitor never sees an exception. */
export class WriteFailure extends Error {
  readonly kind: WriteFailureKind;

  constructor(kind: WriteFailureKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'WriteFailure';
    this.kind = kind;
  }
}

/** Asks a language model. Throws WriteFailure, after its deadline at the latest. */
export type Write = <T>(request: WriteRequest<T>) => Promise<Written<T>>;
