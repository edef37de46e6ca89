import { type AccountCall, answer, inAccount, pageOf, param, type Route } from './route.js';
import { notFound } from './refusal.js';
import type { ArticleRow } from './rows.js';
import { seconds } from './times.js';

const perPage = 25;
const statuses = ['draft', 'published', 'archived'] as const;

const articleView = (article: ArticleRow, accountId: number) => ({
  ...{ id: article.id, slug: article.slug, title: article.title, content: article.content },
  ...{ description: article.description, status: article.status, position: article.position },
  account_id: accountId,
  updated_at: seconds(article.updated_at),
  meta: {},
  ...(article.category && { category: article.category }),
  ...{ views: article.views, associated_articles: [] },
});

/** One page of a portal's articles; a status may be its name or its number. */
function listArticles(call: AccountCall) {
  const { account, query } = call;
  const articles = account.portals.get(param(call, 'slug'));
  if (!articles) throw notFound();
  const [locale, status, category, wanted] = ['locale', 'status', 'category_slug', 'query'].map((name) =>
    query.get(name),
  );
  const isWanted = (one: ArticleRow) =>
    (!locale || one.locale === locale) &&
    (!status || one.status === status || statuses.indexOf(one.status) === Number(status)) &&
    (!category || one.category?.slug === category) &&
    (!wanted || `${one.title} ${one.content}`.toLowerCase().includes(wanted.toLowerCase()));
  const found = articles.filter(isWanted);
  const count = (wantedStatus: string) => articles.filter((one) => one.status === wantedStatus).length;
  const page = pageOf(call);
  const start = (page - 1) * perPage;
  return answer({
    payload: found.slice(start, start + perPage).map((one) => articleView(one, account.id)),
    meta: {
      ...{ all_articles_count: articles.length, archived_articles_count: count('archived') },
      ...{ articles_count: found.length, current_page: page, draft_articles_count: count('draft') },
      ...{ mine_articles_count: 0, published_count: count('published') },
    },
  });
}

/** The help centre, for users. */
export const articleRoutes: Route[] = [
  inAccount({
    ...{ name: 'articles.list', method: 'GET', path: '/portals/:slug/articles', handle: listArticles },
  }),
];
