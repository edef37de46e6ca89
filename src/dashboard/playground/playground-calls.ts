import type { ChatRequest } from '../../contract/chat.js';
import { api, replyOf } from '../call.js';

/** What the playground asks of the server: the answer, once it is there. */
export const tryChat = (body: ChatRequest) => replyOf(api.POST('/api/v1/chat/try', { body }));
