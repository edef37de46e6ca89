export const preview = {
  title: 'Preview',
  intro: 'How the chat looks with what you have typed, before you save it.',
  frame: 'Preview of the chat window',
  name: 'Your business',
  show: 'Show preview',
  hide: 'Hide preview',
  size: 'Screen',
  sizes: { phone: 'Phone', desktop: 'Computer' },
  look: 'Visitor’s colours',
  looks: { light: 'Light', dark: 'Dark' },
  language: 'Visitor’s language',
  note: 'The conversation is an example. Screen, colours and language are those of each visitor; they are not saved here.',
};
