/** What one business knows. Its code word stands in each of its answers and may stand in nobody else's. */
export const knowledgeOf = (name: string, codeWord: string) =>
  [
    ['Opening hours', `${name} is open Monday to Friday from 9:00 to 17:30. The door code is ${codeWord}.`],
    ['Delivery', `Delivery of a lamp takes three days and costs 49 kroner. The parcel word is ${codeWord}.`],
    ['Returns', `Unused lamps can be returned within thirty days. The return word is ${codeWord}.`],
    ['Warranty', `Every lamp has a warranty of five years. The warranty word is ${codeWord}.`],
  ] as const;

const questions = [
  'When are you open on Monday?',
  'How long does delivery of a lamp take?',
  'What does delivery of a lamp cost?',
  'Can I return a lamp that is unused?',
  'How long is the warranty of a lamp?',
];

export const askForHuman = 'I want to talk to a human, please.';
export const leaveContact = (number: number): string =>
  `My email is visitor${number}@mail.example, please write me.`;

/** Mostly questions; some leave their address, a few want a human. */
export function visitorText(random: () => number): string {
  const dice = random();
  if (dice < 0.04) return askForHuman;
  if (dice < 0.16) return leaveContact(Math.floor(random() * 1e6));
  return questions[Math.floor(random() * questions.length)] ?? '';
}

export const plainQuestion = (number: number): string => questions[number % questions.length] ?? '';
