import { createRootRoute, createRoute, createRouter, Navigate } from '@tanstack/react-router';
import { z } from 'zod';
import { SignInProblem, TeamSlug } from '../contract/openid.js';
import { ConversationFilters } from './conversations/conversation-filters.js';
import { NewSourceSearch, QuestionSearch, SourceFilters, SourceSearch } from './knowledge/source-search.js';
import { LeadFilters } from './leads/lead-filters.js';
import { InsightSearch } from './overview/insight-search.js';
import { BrokenPage } from './parts/broken-page.js';
import { lazyPart } from './parts/lazy-part.js';
import { PendingPage } from './parts/pending-page.js';
import { PlatformSearch } from './platform/platform-search.js';
import { NoSuchPage } from './session/no-such-page.js';
import { SessionGate } from './session/session-gate.js';

/** Every page and its address. Each area is loaded when it is first opened. */

const root = createRootRoute({ notFoundComponent: NoSuchPage });

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  validateSearch: z.object({ token: z.string().catch('') }),
  component: lazyPart(() => import('./session/welcome-page.js'), 'WelcomePage'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  component: lazyPart(() => import('./session/sign-up-page.js'), 'SignUpPage'),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: SessionGate,
});

/** Nobody is here for long: who is signed in goes on, and everybody else is asked to sign in. */
const signIn = createRoute({
  getParentRoute: () => signedIn,
  path: '/sign-in',
  validateSearch: z.object({
    problem: SignInProblem.optional().catch(undefined),
    team: TeamSlug.optional().catch(undefined),
  }),
  component: () => <Navigate to="/" replace />,
});

const overview = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: InsightSearch,
  component: lazyPart(() => import('./overview/overview-page.js'), 'OverviewPage'),
});

const conversations = createRoute({
  getParentRoute: () => signedIn,
  path: '/conversations',
  validateSearch: ConversationFilters,
  component: lazyPart(() => import('./conversations/conversations-page.js'), 'ConversationsPage'),
});
const noConversation = createRoute({
  getParentRoute: () => conversations,
  path: '/',
  component: lazyPart(() => import('./conversations/conversation-page.js'), 'NoConversationChosen'),
});
const conversation = createRoute({
  getParentRoute: () => conversations,
  path: '$conversationId',
  component: lazyPart(() => import('./conversations/conversation-page.js'), 'ConversationPage'),
});

const leads = createRoute({
  getParentRoute: () => signedIn,
  path: '/leads',
  validateSearch: LeadFilters,
  component: lazyPart(() => import('./leads/leads-page.js'), 'LeadsPage'),
});

const knowledge = createRoute({
  getParentRoute: () => signedIn,
  path: '/knowledge',
  validateSearch: SourceFilters,
  component: lazyPart(() => import('./knowledge/knowledge-page.js'), 'KnowledgePage'),
});
const newSource = createRoute({
  getParentRoute: () => signedIn,
  path: '/knowledge/new',
  validateSearch: NewSourceSearch,
  component: lazyPart(() => import('./knowledge/new-source-page.js'), 'NewSourcePage'),
});
const testKnowledge = createRoute({
  getParentRoute: () => signedIn,
  path: '/knowledge/test',
  component: lazyPart(() => import('./knowledge/test-page.js'), 'TestPage'),
});
const questions = createRoute({
  getParentRoute: () => signedIn,
  path: '/knowledge/questions',
  validateSearch: QuestionSearch,
  component: lazyPart(() => import('./knowledge/questions-page.js'), 'QuestionsPage'),
});
const source = createRoute({
  getParentRoute: () => signedIn,
  path: '/knowledge/$sourceId',
  validateSearch: SourceSearch,
  component: lazyPart(() => import('./knowledge/source-page.js'), 'SourcePage'),
});

const connections = createRoute({
  getParentRoute: () => signedIn,
  path: '/connections',
  component: lazyPart(() => import('./connections/connections-page.js'), 'ConnectionsPage'),
});
const newConnection = createRoute({
  getParentRoute: () => signedIn,
  path: '/connections/new/$connectorId',
  component: lazyPart(() => import('./connections/new-connection-page.js'), 'NewConnectionPage'),
});
const connection = createRoute({
  getParentRoute: () => signedIn,
  path: '/connections/$connectionId',
  component: lazyPart(() => import('./connections/connection-page.js'), 'ConnectionPage'),
});
const history = createRoute({
  getParentRoute: () => signedIn,
  path: '/connections/$connectionId/history',
  component: lazyPart(() => import('./history/history-page.js'), 'HistoryPage'),
});

const assistant = createRoute({
  getParentRoute: () => signedIn,
  path: '/assistant',
  component: lazyPart(() => import('./assistant/assistant-page.js'), 'AssistantPage'),
});
const playground = createRoute({
  getParentRoute: () => signedIn,
  path: '/playground',
  component: lazyPart(() => import('./playground/playground-page.js'), 'PlaygroundPage'),
});
const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: lazyPart(() => import('./settings/settings-page.js'), 'SettingsPage'),
});
const platform = createRoute({
  getParentRoute: () => signedIn,
  path: '/platform',
  validateSearch: PlatformSearch,
  component: lazyPart(() => import('./platform/platform-page.js'), 'PlatformPage'),
});

const routeTree = root.addChildren([
  welcome,
  signUp,
  signedIn.addChildren([
    signIn,
    overview,
    conversations.addChildren([noConversation, conversation]),
    leads,
    knowledge,
    newSource,
    testKnowledge,
    questions,
    source,
    connections,
    newConnection,
    connection,
    history,
    assistant,
    playground,
    settings,
    platform,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: NoSuchPage,
  defaultPendingComponent: PendingPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
