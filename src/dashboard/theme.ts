import { Badge, type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

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

/** Colours that badges and alerts use; `gray` is the quiet one. */
const accents = ['petrol', 'gray', 'red', 'orange', 'green', 'blue'] as const;

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: 7,
  colors: { petrol },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: { fontWeight: '650' },
  components: {
    // A badge is a word, not a shout; it never shrinks to make room for others.
    Badge: Badge.extend({ defaultProps: { variant: 'light', tt: 'none', className: 'no-shrink' } }),
  },
});

/** The library's pale texts miss the contrast that WCAG AA asks for; these reach 4.5 : 1 on every ground we use. */
export const cssVariables: CSSVariablesResolver = ({ colors }) => {
  const accentTexts = (shade: 2 | 9) =>
    Object.fromEntries(accents.map((name) => [`--mantine-color-${name}-light-color`, colors[name]?.[shade]]));
  return {
    variables: {},
    light: {
      ...accentTexts(9),
      '--mantine-color-dimmed': colors.gray[7],
      '--mantine-color-placeholder': '#6b727a',
      '--mantine-color-error': colors.red[9],
      '--mantine-color-anchor': colors['petrol']?.[7] ?? '',
    },
    dark: {
      ...accentTexts(2),
      '--mantine-color-dimmed': colors.gray[5],
      '--mantine-color-placeholder': colors.gray[6],
      '--mantine-color-error': colors.red[4],
      '--mantine-color-anchor': colors['petrol']?.[3] ?? '',
    },
  };
};
