import type { Method } from './method.js';
import { reachChat, reachConnection, reachOwnChat, threadOf } from './reach-chat.js';
import { badRequest, succeed } from './refusal.js';
import { botView, chatFullView, connectionView } from './views.js';

const chatActions = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
];

const getMe: Method = { name: 'getMe', handle: ({ bot }) => succeed(botView(bot)) };

const sendChatAction: Method = {
  name: 'sendChatAction',
  handle(call, world) {
    if (!chatActions.includes(call.params['action'] ?? ''))
      throw badRequest('wrong parameter action in request');
    const chat = reachChat(call, world);
    threadOf(call, chat);
    chat.botTypedAt = world.now();
    return succeed(true);
  },
};

const getChat: Method = { name: 'getChat', handle: (call) => succeed(chatFullView(reachOwnChat(call))) };

const getBusinessConnection: Method = {
  name: 'getBusinessConnection',
  handle: (call) => succeed(connectionView(reachConnection(call))),
};

export const chatMethods: readonly Method[] = [getMe, sendChatAction, getChat, getBusinessConnection];
