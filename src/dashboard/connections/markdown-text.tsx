import { Typography } from '@mantine/core';
import Markdown, { type MarkdownToJSX } from 'markdown-to-jsx';
import type { PropsWithChildren } from 'react';
import { OutsideLink } from '../parts/links.js';

/** Headings of a guide stand below those of the page; a picture would be loaded from elsewhere. */
const options: MarkdownToJSX.Options = {
  disableParsingRawHTML: true,
  forceBlock: true,
  overrides: {
    a: ({ href, children }: LinkProps) => <OutsideLink href={href}>{children}</OutsideLink>,
    img: () => null,
    h1: ({ children }: PropsWithChildren) => <h3>{children}</h3>,
    h2: ({ children }: PropsWithChildren) => <h3>{children}</h3>,
    h3: ({ children }: PropsWithChildren) => <h4>{children}</h4>,
  },
};

type LinkProps = PropsWithChildren<{ href?: string }>;

/** A text in Markdown. Other markup is shown as the text that it is, and pictures are left out. */
export const MarkdownText = ({ text }: { text: string }) => (
  <Typography className="guide">
    <Markdown options={options}>{text}</Markdown>
  </Typography>
);
