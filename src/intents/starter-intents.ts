export const starterIntents: readonly { name: string; label: string; action: 'answer' | 'canned-reply' | 'hand-over' | 'booking-link' | 'ignore'; examples: readonly string[]; replyTexts: Record<string, string> }[] = [
  { name: 'greeting', label: 'Greeting', action: 'canned-reply', examples: ['hello', 'hi there', 'good morning', 'hei', 'hallo', 'bonjour', 'hola'], replyTexts: { en: 'Hello! What can I do for you?', no: 'Hei! Hva kan jeg hjelpe med?' } },
  { name: 'human-please', label: 'A human, please', action: 'hand-over', examples: ['I want to talk to a human', 'can I speak to a real person', 'connect me with an agent please', 'kan jeg snakke med et menneske'], replyTexts: {} },
];
