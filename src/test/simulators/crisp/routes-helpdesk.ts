import { v5 } from 'uuid';
import { listed, Refusal, resolved } from './refusal.js';
import { onWebsite, pageOf, param, type Route, type WebsiteCall } from './route.js';
import type { ArticleRow } from './rows.js';
import type { Knobs } from './knobs.js';
import type { World } from './world.js';

/** Answers only while the website is, by the knob, on that version of the helpdesk; else as if the route did not exist. */
function onlyWith(version: Knobs['helpdesk'], route: Route<WebsiteCall>): Route {
  return onWebsite({
    ...route,
    handle: (call, world: World) => {
      if (world.knobs.helpdesk !== version) throw new Refusal(404, 'route_not_found');
      return route.handle(call, world);
    },
  });
}

/** Articles of the asked locale, one page of twenty. The other content types of client 11 are empty here. */
function articlesOf(call: WebsiteCall): ArticleRow[] {
  const type = call.params['type'] ?? 'articles';
  if (!['articles', 'guides', 'references', 'news'].includes(type))
    throw new Refusal(400, 'invalid_data', 'type');
  const own = call.website.articles.filter(({ locale }) => locale === param(call, 'locale'));
  const page = pageOf(call);
  return type === 'articles' ? own.slice((page - 1) * 20, page * 20) : [];
}

function articleAt(call: WebsiteCall): ArticleRow {
  const found = call.website.articles.find(
    ({ locale, path }) => locale === param(call, 'locale') && path === param(call, 'path'),
  );
  if (!found || param(call, 'type') !== 'articles') throw new Refusal(404, 'article_not_found');
  return found;
}

const shown = { published: true, hidden: false, featured: false };

/** The tree of one locale: a group per first part of the path, its articles inside. */
function treeOf(articles: readonly ArticleRow[]) {
  const groups = new Map<string, ArticleRow[]>();
  for (const article of articles) {
    const [slug = ''] = article.path.split('/');
    groups.set(slug, [...(groups.get(slug) ?? []), article]);
  }
  return [...groups].map(([slug, children]) => ({
    type: 'group',
    slug,
    title: slug.charAt(0).toUpperCase() + slug.slice(1),
    state: shown,
    children: children.map(({ path, title }) => {
      return { type: 'entry', slug: path.split('/').at(-1) ?? path, title, state: shown };
    }),
  }));
}

function viewLegacy({ locale: _locale, content: _content, path: _path, ...listedFields }: ArticleRow) {
  const { article_id, title, description, ...rest } = listedFields;
  const flags = { status: 'published', visibility: 'visible', featured: false, visits: 0, order: 1 };
  return { article_id, title, description, ...flags, ...rest };
}

function localesOf({ website }: WebsiteCall) {
  const none = { entries: 0, groups: 0 };
  return [...new Set(website.articles.map(({ locale }) => locale))].map((locale) => {
    const own = website.articles.filter((article) => article.locale === locale);
    const articles = { entries: own.length, groups: treeOf(own).length };
    return {
      locale_id: v5(locale, website.website_id),
      locale,
      url: `https://help.${website.domain}/${locale}/`,
      statistics: { articles, guides: none, references: none, news: none },
    };
  });
}

const treeRoutes = [
  onlyWith('tree', {
    name: 'helpdesk.pages',
    method: 'GET',
    path: '/helpdesk/page/list/:locale/:type/:page',
    handle: (call) =>
      listed(
        articlesOf(call).map(({ article_id, title, path, url }) => {
          return { entity_id: article_id, title, tree_path: path, url };
        }),
      ),
  }),
  onlyWith('tree', {
    name: 'helpdesk.tree',
    method: 'GET',
    path: '/helpdesk/tree/list/:locale/:type/:page',
    handle: (call) => listed(treeOf(articlesOf(call))),
  }),
  onlyWith('tree', {
    name: 'helpdesk.content',
    method: 'GET',
    path: '/helpdesk/tree/content/:locale/:type/*path',
    handle: (call) => resolved({ content: articleAt(call).content }),
  }),
  onlyWith('tree', {
    name: 'helpdesk.metadata',
    method: 'GET',
    path: '/helpdesk/tree/metadata/:locale/:type/*path',
    handle: (call) => {
      const { title, description } = articleAt(call);
      const author = { user_id: call.website.operators[0]?.user_id ?? '' };
      return resolved({ format: 'markdown', title, description, state: shown, author, color: '', image: '' });
    },
  }),
];

/** Routes on the help site. crisp: WebsiteHelpdesk of client 10 (`legacy`) and of client 11 (`tree`). */
export const helpdeskRoutes: Route[] = [
  onWebsite({
    name: 'helpdesk.locales',
    method: 'GET',
    path: '/helpdesk/locales/:page',
    handle: (call) => listed(pageOf(call) === 1 ? localesOf(call) : []),
  }),
  ...treeRoutes,
  onlyWith('legacy', {
    name: 'helpdesk.articles',
    method: 'GET',
    path: '/helpdesk/locale/:locale/articles/:page',
    handle: (call) => listed(articlesOf(call).map(viewLegacy)),
  }),
  onlyWith('legacy', {
    name: 'helpdesk.article',
    method: 'GET',
    path: '/helpdesk/locale/:locale/article/:article_id',
    handle: (call) => {
      const article = call.website.articles.find(
        ({ article_id }) => article_id === param(call, 'article_id'),
      );
      if (!article) throw new Refusal(404, 'article_not_found');
      const { article_id, title, description, ...rest } = viewLegacy(article);
      return resolved({ article_id, title, description, content: article.content, ...rest });
    },
  }),
];
