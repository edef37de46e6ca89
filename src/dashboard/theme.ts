import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { texts } from './messages/texts.js';

const petrol: MantineColorsTuple = [
  '#e7f5f6',
  '#d0e8ea',
  '#a3d1d5',
  '#73b9bf',
  '#4aa4ac',
  '#2c949d',
  '#1a838c',
  '#0f6e76',
  '#0b5b62',
  '#07484e',
];

/** Texts on the pale grounds of badges, alerts and light buttons, dark enough to be read there. */
const textsOnPale = {
  petrol: '#07484e',
  gray: '#343a40',
  red: '#a01313',
  orange: '#8a3a00',
  green: '#1c5e2b',
  blue: '#0b4a86',
} as const;

/** The grounds of the same in the dark: quiet enough to carry more than a word. */
const groundsInDark = {
  petrol: '#123238',
  gray: '#3b3b3b',
  red: '#431c1f',
  orange: '#402a12',
  yellow: '#3a3012',
  green: '#17341f',
  blue: '#142c45',
} as const;

/** A dialog is named by its title; as a landmark, its head would only be in the way. */
const dialogDefaults = {
  attributes: { header: { role: 'presentation' } },
  closeButtonProps: { 'aria-label': texts.common.close },
};

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: 7,
  colors: { petrol },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: { fontWeight: '650', textWrap: 'balance' },
  // Named, not imported: what a page does not use is then not loaded with the first one.
  components: {
    // A badge is a word, not a shout; it never shrinks to make room for others.
    Badge: { defaultProps: { variant: 'light', tt: 'none', className: 'no-shrink' } },
    Switch: { defaultProps: { withThumbIndicator: false } },
    Modal: { defaultProps: dialogDefaults },
    Drawer: { defaultProps: dialogDefaults },
    // It may lie over the page's own ground.
    Notification: { defaultProps: { withBorder: true } },
  },
});

/** The library's pale texts miss the contrast that WCAG AA asks for; these reach 4.5 : 1 on every ground we use. */
export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    ...palesOf(textsOnPale, (_name, text) => text),
    '--mantine-color-dimmed': colors.gray[7],
    '--mantine-color-placeholder': '#6b727a',
    '--mantine-color-error': colors.red[9],
    '--mantine-color-anchor': petrol[7],
  },
  dark: {
    ...palesOf(textsOnPale, (name) => colors[name]?.[2] ?? ''),
    ...groundsOf(groundsInDark),
    '--mantine-color-text': colors.gray[3],
    '--combobox-chevron-color': colors.gray[5],
    '--mantine-color-bright': colors.gray[3],
    // Controls keep an edge, and what is disabled a ground, also on a card.
    '--mantine-color-default-border': '#5c5c5c',
    '--mantine-color-disabled': colors.dark[5],
    '--mantine-color-dimmed': colors.gray[5],
    '--mantine-color-placeholder': '#9aa2a9',
    '--mantine-color-error': colors.red[4],
    '--mantine-color-anchor': petrol[3],
  },
});

/** The variable of the text on each colour's pale ground. */
const palesOf = (
  named: Readonly<Record<string, string>>,
  text: (name: string, pale: string) => string,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(named).map(([name, pale]) => [`--mantine-color-${name}-light-color`, text(name, pale)]),
  );

/** The variables of the grounds themselves, and of what they are under a pointer. */
const groundsOf = (named: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(named).flatMap(([name, ground]) => [
      [`--mantine-color-${name}-light`, ground],
      [`--mantine-color-${name}-light-hover`, `color-mix(in srgb, ${ground}, white 8%)`],
    ]),
  );
