import { linkOptions } from '@tanstack/react-router';
import { texts } from '../messages/texts.js';

const texted = texts.knowledge;

/** Where one goes from the knowledge, each to its page. */
const addText = {
  link: linkOptions({ to: '/knowledge/new', search: { kind: 'text' } }),
  label: texted.addText,
};
const addFaq = { link: linkOptions({ to: '/knowledge/new', search: { kind: 'faq' } }), label: texted.addFaq };
const test = { link: linkOptions({ to: '/knowledge/test' }), label: texted.test };
const questions = {
  link: linkOptions({ to: '/knowledge/questions' }),
  label: texts.insights.questions.title,
};

export type Way = typeof addText | typeof addFaq | typeof test | typeof questions;

export interface Ways {
  /** The one that is always there. */
  first: Way & { variant: string };
  others: readonly (Way & { variant: string })[];
}

export const waysFor = (canWrite: boolean): Ways =>
  canWrite
    ? {
        first: { ...addText, variant: 'filled' },
        others: [
          { ...addFaq, variant: 'default' },
          { ...test, variant: 'default' },
          { ...questions, variant: 'default' },
        ],
      }
    : { first: { ...test, variant: 'default' }, others: [{ ...questions, variant: 'default' }] };
