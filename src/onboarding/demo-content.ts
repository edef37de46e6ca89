import type { CreateSource } from '../contract/knowledge.js';

/** The invented shop that a newcomer finds after the first start: its record, its chat window and what it knows. */

export const demoTenant = {
  name: 'Harbour Lamps',
  slug: 'harbour-lamps',
  country: 'GB',
  language: 'en',
} as const;

/** Config of its chat window. Pages of the installation itself may always show it, so the demo works at any address. */
export const demoWidget = {
  name: 'Harbour Lamps',
  colour: '#0f5e63',
  greeting:
    'Hello! Ask about our lamps, delivery, returns or anything else. If I do not know, a person will.',
  allowed_origins: 'http://localhost:3000',
};

/** What the demo page suggests. The last two show what happens beyond the knowledge. */
export const demoQuestions = {
  known: [
    'When are you open on Saturday?',
    'How much is delivery to the Highlands?',
    'How long can I return a lamp?',
  ],
  unknown: 'Do you also repair antique chandeliers?',
  withEmail: 'Please send me your trade price list. I am Ada, ada@example.com.',
} as const;

export const demoSources: readonly CreateSource[] = [
  {
    kind: 'faq',
    title: 'Opening hours',
    language: 'en',
    entries: [
      {
        question: 'When are you open?',
        answer:
          'The showroom on Quay Street is open Monday to Friday from 9:30 to 18:00 and on Saturday from 10:00 to 16:00. We are closed on Sunday.',
      },
      {
        question: 'Are you open on public holidays?',
        answer: 'No, the showroom is closed on bank holidays. The online shop takes orders at any time.',
      },
    ],
  },
  {
    kind: 'text',
    title: 'Delivery',
    language: 'en',
    content: `# Prices
Delivery within mainland Great Britain costs £5.90 and is free for orders over £80.
Delivery to Northern Ireland, the Highlands and the Islands costs £12.50.

# How long it takes
Lamps in stock leave our warehouse within two working days and arrive one to three days later.
Lamps made to order take about four weeks; we write to you as soon as yours is on its way.

# Abroad
We deliver to Ireland, France, Germany, the Netherlands and Norway. The price is shown before you pay.`,
  },
  {
    kind: 'faq',
    title: 'Returns',
    language: 'en',
    entries: [
      {
        question: 'How long can I return a lamp?',
        answer:
          'You can return any lamp within 60 days of delivery. Register the return online, print the label and drop the parcel at a post office. The return is free of charge.',
      },
      {
        question: 'Can I return a lamp that I have used?',
        answer:
          'Yes. You may put the lamp up and try it at home for as long as you can return it. Only a lamp that was damaged or drilled into stays with you.',
      },
      {
        question: 'When do I get my money back?',
        answer:
          'We pay back within five working days after the parcel has reached us, the same way you paid.',
      },
    ],
  },
  {
    kind: 'text',
    title: 'Warranty and repairs',
    language: 'en',
    content: `Every lamp from Harbour Lamps has a warranty of five years on its electrical parts, from the day of delivery.
Shades, glass and bulbs are not part of the warranty.
If a lamp of ours fails, send us a photo and the order number. We repair it in our own workshop, usually within ten working days, and pay for the transport.`,
  },
  {
    kind: 'faq',
    title: 'Payment',
    language: 'en',
    entries: [
      {
        question: 'How can I pay?',
        answer:
          'You can pay by Visa, Mastercard, American Express, PayPal, Apple Pay or bank transfer. In the showroom we also take cash.',
      },
      {
        question: 'Can I pay in instalments?',
        answer:
          'Yes, orders over £200 can be paid in three monthly instalments without interest. Choose it at the checkout.',
      },
    ],
  },
  {
    kind: 'text',
    title: 'Assembly and installation',
    language: 'en',
    content: `Table and floor lamps come ready to use: screw on the shade, put in the bulb and plug them in. It takes about five minutes and needs no tools.
Ceiling and wall lamps must be connected by an electrician. On request our partners install them for £65 per lamp within 30 miles of Whitby.
Printed instructions are in every box.`,
  },
  {
    kind: 'faq',
    title: 'Bulbs and dimming',
    language: 'en',
    entries: [
      {
        question: 'Which bulb fits my lamp?',
        answer:
          'Our table and floor lamps take E27 bulbs, the small wall lamps take E14. The most powerful bulb that is allowed is printed inside the shade.',
      },
      {
        question: 'Can the lamps be dimmed?',
        answer: 'All our lamps can be dimmed when both the bulb and the dimmer are made for LED.',
      },
      {
        question: 'Is a bulb included?',
        answer: 'Yes, every lamp comes with a warm white LED bulb of 2700 kelvin.',
      },
    ],
  },
  {
    kind: 'faq',
    title: 'Gift cards',
    language: 'en',
    entries: [
      {
        question: 'Do you have gift cards?',
        answer:
          'Yes, from £20 to £500, by e-mail or as a printed card in an envelope. You can use them online and in the showroom.',
      },
      {
        question: 'How long is a gift card valid?',
        answer: 'A gift card is valid for three years from the day it was bought.',
      },
    ],
  },
  {
    kind: 'text',
    title: 'Contact and address',
    language: 'en',
    content: `You reach us by telephone on 01632 960148 during opening hours, and by e-mail at hello@harbour-lamps.example.
Our showroom is at 12 Quay Street, Whitby. There is a car park behind the building, and the station is seven minutes away on foot.`,
  },
  {
    kind: 'text',
    title: 'Materials and care',
    language: 'en',
    content: `Our shades are made of linen, mouth-blown glass or powder-coated steel; the bases are oak or brass.
Dust linen shades with a soft brush. Glass can be washed with lukewarm water once it is taken off the lamp.
Brass darkens with time; a dry cotton cloth and a little polish bring the shine back.`,
  },
];
