/** @jsxImportSource preact */
import { type ChatState, hasMetHuman } from '../chat/state.js';
import type { Texts } from '../texts/texts.js';

/** What stands between the visitor and an answer, or who gives it. */
export const Notices = ({ state, texts }: { state: ChatState; texts: Texts }) => (
  <div class="notices" role="status">
    {state.handler === 'human' && (
      <p class="human">{hasMetHuman(state) ? texts.withHuman : texts.calledHuman}</p>
    )}
    {!state.isOnline && <p class="problem">{texts.offline}</p>}
    {state.isOnline && state.isLost && <p class="problem">{texts.lost}</p>}
  </div>
);
