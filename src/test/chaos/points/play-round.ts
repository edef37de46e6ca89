import type { KillPoint } from '../product/kill-points.js';
import type { Member } from '../rig/start-fleet.js';
import { drain } from '../storm/drain.js';
import type { Inbox } from '../world/inbox.js';
import { ourMessages } from '../world/read-ledgers.js';
import { askForHuman, leaveContact, plainQuestion } from '../world/what-is-said.js';
import type { Cell } from './open-cell.js';

/** One death at one point, and what came of the conversation that it hit. */
export interface Round {
  point: KillPoint;
  /** The platform's id; empty when the point was never passed. */
  conversation: string;
  /** What did not follow as it must; empty when the promise held. */
  problems: string[];
  /** From the death to the end of all that was due, on the simulated clock. */
  settledInMs: number;
}

const deathLimitMs = 20_000;
const settleLimitMs = 60_000;
const mostTries = 3;

interface Task {
  point: KillPoint;
  /** Which of the inboxes that fit, and of the questions. */
  number: number;
  /** What the visitor writes, where it shall be something else than the point needs. */
  text?: string;
}

/** A visitor writes, the process dies at the point, comes back, and finishes what was begun. */
export async function playRound(cell: Cell, task: Task): Promise<Round> {
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    const round = await tryRound(cell, task);
    if (round) return round;
  }
  return { point: task.point, conversation: '', problems: ['the point was never passed'], settledInMs: 0 };
}

/** Undefined when the point was not passed: catch-up, for one, may settle what a look-up would have. */
async function tryRound(cell: Cell, { point, number, text }: Task): Promise<Round | undefined> {
  await cell.fleet.ready();
  const member = cell.fleet.members.find(({ role }) => role === point.role);
  const inbox = inboxFor(cell, point, number);
  if (!member || !inbox) throw new Error(`nobody can die at ${point.name}`);
  prepare(cell, point);
  member.arm(point.name);
  const before = { calls: cell.platforms.model.ledger.calls.length, deaths: cell.fleet.deaths.length };
  const { conversation, message } = inbox.visitorWrites(text ?? textFor(point, number));
  cell.written.messages.add(`${conversation} ${message}`);
  const diedAt = await death(cell, member, before.deaths);
  if (diedAt === undefined) return undefined;
  await drain(cell, cell.written, settleLimitMs);
  const settledInMs = (Date.now() - diedAt) * cell.clock.speed;
  const modelCalls = cell.platforms.model.ledger.calls.length - before.calls;
  const problems = check(cell, { point, conversation, modelCalls });
  return { point, conversation, problems, settledInMs };
}

/** Hooks without proof come from Papercups alone; the notes and states of Crisp are as good as others. */
function inboxFor({ inboxes }: Cell, { name }: KillPoint, number: number): Inbox | undefined {
  const fitting = inboxes.filter(({ platform }) => {
    if (name.startsWith('hint-')) return platform === 'papercups';
    return name.startsWith('lookup-') ? platform === 'crisp' : true;
  });
  return fitting[number % fitting.length];
}

const isFor = (what: 'note' | 'handover' | 'contact', { name }: KillPoint) => name.startsWith(what);

const textFor = (point: KillPoint, number: number): string => {
  if (isFor('note', point) || isFor('handover', point)) return askForHuman;
  return isFor('contact', point) ? leaveContact(number) : plainQuestion(number);
};

/** What the platform has to do for the point to be reached: answer late, or not tell that it stored. */
function prepare({ platforms: { crisp, papercups } }: Cell, { name }: KillPoint): void {
  const outcome = name.startsWith('lookup-')
    ? ({ kind: 'store-then-status', status: 500 } as const)
    : ({ kind: 'delay', delayMs: 200 } as const);
  if (!name.startsWith('lookup-') && name !== 'send-under-way') return;
  crisp.faults.calls.queue('message.create', outcome);
  papercups.faults.calls.queue('messages.create', outcome);
}

async function death({ fleet }: Cell, member: Member, deathsBefore: number): Promise<number | undefined> {
  const until = Date.now() + deathLimitMs;
  while (Date.now() < until) {
    const died = fleet.deaths.slice(deathsBefore).find((one) => one.member === member);
    if (died) return died.atMs;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return undefined;
}

interface Result {
  point: KillPoint;
  conversation: string;
  modelCalls: number;
}

/** One visible message, one note where a human was called, and no call of the model that need not have been. */
function check(cell: Cell, { point, conversation, modelCalls }: Result): string[] {
  const ours = ourMessages(cell.platforms, cell.clock).filter((one) => one.conversation === conversation);
  const notes = ours.filter(({ isNote }) => isNote).length;
  const callsHuman = isFor('note', point) || isFor('handover', point);
  const mayAskAgain = point.id === 'F-005' || point.id === 'F-006';
  const [least, most] = callsHuman || isFor('contact', point) ? [0, 0] : [1, mayAskAgain ? 2 : 1];
  return [
    ...(ours.length - notes === 1 ? [] : [`${ours.length - notes} messages in place of one`]),
    ...(notes === (callsHuman ? 1 : 0) ? [] : [`${notes} notes`]),
    ...(modelCalls >= least && modelCalls <= most ? [] : [`the model was asked ${modelCalls} times`]),
  ];
}
