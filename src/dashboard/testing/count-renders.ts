import type { Page } from 'playwright-core';
import { z } from 'zod';

/**
 * Reads React's tree after each of its rounds, as its developer tools do: a component that did work in the round carries a
 * flag, and a subtree that was left alone is the same object as before. As text, since it runs in the page.
 */
const counting = (member: string) => `
  const performedWork = 1;
  window.renders = {};
  const count = (fiber, before) => {
    const shown = fiber.memoizedProps?.${member};
    const isRow = typeof fiber.type !== 'string' && fiber.memoizedProps?.isChosen !== undefined && shown?.id !== undefined;
    if (isRow && (fiber.flags & performedWork) !== 0) renders[shown.id] = (renders[shown.id] ?? 0) + 1;
    if (before !== null && fiber.child === before.child) return;
    for (let child = fiber.child; child !== null; child = child.sibling) count(child, child.alternate);
  };
  window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberRoot: (_, { current }) => count(current, current.alternate),
    onCommitFiberUnmount: () => undefined,
  };`;

/** Counts how often rows are drawn, by the id of the `member` that they show. To be called before the page is opened. */
export async function countRenders(page: Page, member: 'item' | 'lead'): Promise<void> {
  await page.addInitScript({ content: counting(member) });
}

/** How often each row was drawn since the last call. */
export const rendersOf = async (page: Page): Promise<Record<string, number>> =>
  z
    .record(z.string(), z.number())
    .parse(await page.evaluate('(() => { const seen = renders; renders = {}; return seen; })()'));
