import assert from 'node:assert/strict';
import { ConnectorError, type HttpCall, type HttpClient } from '../index.js';

/** One answer of a scripted platform; `fails` is what the egress client would make of a refusal. */
export interface ScriptedAnswer {
  /** As in `GET /api/v1/me`: the method, and how the address ends without its query. */
  call: string;
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  fails?: ConnectorError;
}

/** A client of a scripted platform. */
export interface ScriptedHttp extends HttpClient {
  /** The calls so far, in their order. */
  made: HttpCall<unknown>[];
  /** Fails unless every answer was asked for. */
  finish: () => void;
}

/** A client that gives the scripted answers in this order and fails on any other call. */
export function scriptHttp(answers: readonly ScriptedAnswer[]): ScriptedHttp {
  const left = [...answers];
  const made: HttpCall<unknown>[] = [];
  return {
    made,
    finish: () =>
      assert.deepEqual(
        left.map(({ call }) => call),
        [],
      ),
    call: (call) => {
      made.push(call);
      const answer = left.shift();
      const [method, end = ''] = (answer?.call ?? '').split(' ');
      const isExpected = method === call.method && call.url.endsWith(end);
      assert.ok(
        answer && isExpected,
        `unscripted call ${call.method} ${call.url}, expected ${answer?.call ?? 'none'}`,
      );
      if (answer.fails) return Promise.reject(answer.fails);
      const { status = 200, headers = {}, body } = answer;
      const data = call.expect.safeParse(body);
      if (data.success) return Promise.resolve({ status, headers, data: data.data });
      return Promise.reject(new ConnectorError('bad-response', 'another shape', { cause: data.error }));
    },
  };
}
