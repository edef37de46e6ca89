import type { Reply } from '../faults.js';
import type { Params } from './read-params.js';
import type { BotRow } from './rows.js';
import type { World } from './world.js';

/** One call of a bot whose token is known. */
export interface Call {
  bot: BotRow;
  params: Params;
}

/** A method of the Bot API. Refusals are thrown. */
export interface Method {
  /** The name under which the fault script and the ledger know it; calls may write it in any case. */
  name: string;
  handle(call: Call, world: World): Reply | Promise<Reply>;
}
