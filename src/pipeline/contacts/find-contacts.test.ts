import assert from 'node:assert/strict';
import { findContacts } from './find-contacts.js';

const given = (text: string, country = 'GB', ownContacts: readonly string[] = []) => {
  const { emails, phones_e164, name } = findContacts(text, { country, ownContacts });
  return { emails, phones: phones_e164, name };
};
const nothing = { emails: [], phones: [], name: null };

describe('findContacts: e-mail addresses', () => {
  for (const [text, email] of [
    ['email: JANE.DOE@EXAMPLE.COM.', 'jane.doe@example.com'],
    ['lee dot park at example dot com', 'lee.park@example.com'],
    ['per [krøllalfa] example [punkt] no', 'per@example.no'],
    ['marc point duval arobase example point com', 'marc.duval@example.com'],
    ['ana arroba example punto com', 'ana@example.com'],
    ['max.mustermann (ät) example.de', 'max.mustermann@example.de'],
    ['claire underscore boyd at example dot co dot uk', 'claire_boyd@example.co.uk'],
    ['omar آت example نقطة com', 'omar@example.com'],
    ['you can mail jane.roe at example.com', 'jane.roe@example.com'],
    ['mary @ example . com', 'mary@example.com'],
    ['jane@example.com.Thanks', 'jane@example.com'],
  ] as const) {
    it(`reads ${email} out of "${text}"`, () => assert.deepEqual(given(text).emails, [email]));
  }

  for (const text of [
    'img attached: logo@2x.png',
    '@acme/forms@12.0.3-beta.1 fails',
    'git clone git@github.com:acme/app.git',
    'ssh root@192.168.1.10',
    'follow me on insta @sarah.whitfield',
    'we met at example.com conference',
    'look at shop.example for details',
    "I'm wondering at this point if it works",
    'https://user:secret@host.example/path',
  ]) {
    it(`takes no address from "${text}"`, () => assert.deepEqual(given(text).emails, []));
  }
});

describe('findContacts: phone numbers', () => {
  for (const [text, country, phone] of [
    ['07400 123456', 'GB', '+447400123456'],
    ['ring me on +47 22 33 44 55', 'GB', '+4722334455'],
    ['اتصل علي ٠٥٠ ١٢٣ ٤٥٦٧', 'SA', '+966501234567'],
    ['Tel.: +49 (0)40 66969 123', 'DE', '+494066969123'],
    ['004798765432', 'NO', '+4798765432'],
    ['mobil (+47) 987 65 432', 'NO', '+4798765432'],
    ['4155550123 is my number', 'US', '+14155550123'],
    ['Ordre 46812346. Ring 46812345', 'NO', '+4746812345'],
    ['my line is 212-555-0166 x44', 'US', '+12125550166'],
    ['07400 123456 9-17', 'GB', '+447400123456'],
  ] as const) {
    it(`reads ${phone} out of "${text}"`, () => assert.deepEqual(given(text, country).phones, [phone]));
  }

  it('reads two numbers side by side', () => {
    assert.deepEqual(given('22334455/90123456', 'NO').phones, ['+4722334455', '+4790123456']);
  });

  for (const [text, country] of [
    ['Ordrenummer 90123457 er ikke levert', 'NO'],
    ['ordre 98765433, 98765434 og 98765435', 'NO'],
    ['Rechnung Nr. 089123456 stimmt nicht', 'DE'],
    ['mon numéro de client est 06 12 34 56 70', 'FR'],
    ['número de pedido 655123457', 'ES'],
    ['رقم العضوية 0501234569', 'SA'],
    ['membership number 07400 111223', 'GB'],
    ['4155550123 is my order number', 'US'],
    ['INV-4155550123', 'US'],
    ['#4155550123', 'US'],
    ['det koster 22 333 444 kr', 'NO'],
    ['38 175 986 innbyggere', 'NO'],
    ['versión 6.12.34.56', 'ES'],
    ['59.913869, 10.752245', 'NO'],
    ['https://shop.example/orders/4155550132', 'US'],
    ['4111 1111 1111 1112', 'NO'],
  ] as const) {
    it(`takes no number from "${text}"`, () => assert.deepEqual(given(text, country).phones, []));
  }
});

describe('findContacts: whose they are', () => {
  it('leaves out the contacts of the tenant, however they are written', () => {
    const own = ['Support@Shop.example', '22 33 44 55'];
    assert.deepEqual(given('mailet support@shop.example og ringte +4722334455', 'NO', own), nothing);
  });

  for (const text of [
    'Can you call my wife on 07400 654321?',
    'I received a mail from billing@other.example',
    'I called 07400 654321 twice',
    'is jo@other.example your address?',
    'his email is steve@friend.example',
    'my old number was 07400 654321',
    "don't call 07400 654321",
  ]) {
    it(`takes nothing from "${text}"`, () => assert.deepEqual(given(text), nothing));
  }

  it('takes the new one of two', () => {
    assert.deepEqual(given('not 07400 999888, use 07400 999887').phones, ['+447400999887']);
    assert.deepEqual(given("my wife's is jo@a.example, mine is me@b.example").emails, ['me@b.example']);
  });
});

describe('findContacts: names', () => {
  for (const [text, name] of [
    ["Hi, I'm Sarah Whitfield, could someone call me?", 'Sarah Whitfield'],
    ['my name is sophie turner', 'sophie turner'],
    ['Hei Mona, takk! Jeg heter Truls Vik', 'Truls Vik'],
    ['Mvh\nIngrid Bjørnstad\n934 56 789', 'Ingrid Bjørnstad'],
    ['Mit freundlichen Grüßen\nDr. Annette Vogel', 'Annette Vogel'],
    ['c’est Youssef El Amrani', 'Youssef El Amrani'],
    ['Un saludo,\nMaría del Carmen Peña', 'María del Carmen Peña'],
    ['اسمي محمد العتيبي ورقمي 0501234567', 'محمد العتيبي'],
    ['أنا خالد من الرياض', 'خالد'],
    ['Sure! Amelia Stone, amelia.stone@example.com', 'Amelia Stone'],
    ["G'day, Bruce Taylor here", 'Bruce Taylor'],
    ['First name: Dana\nLast name: Whitlock', 'Dana Whitlock'],
    ['refund please, account holder Hannah Pike', 'Hannah Pike'],
    ['Siobhan O’Connor speaking', 'Siobhan O’Connor'],
  ] as const) {
    it(`reads ${name} out of ${JSON.stringify(text)}`, () => assert.equal(given(text).name, name));
  }

  for (const text of [
    'I am Interested in the Pro plan. Call Me Maybe lol',
    "I'm Italian, do you have gluten free?",
    'This Is Not What I Ordered',
    "It's Tuesday and I still wait",
    'My name is on the invoice',
    'The product name is Super Cleaner 3000',
    'I spoke with Jessica from your team',
    "I'm Sarah's mum",
    'Thanks, Jessica!',
    'Jeg er interessert',
    'det er Telia som har sendt fakturaen',
    "c'est Nathalie qui m'a donné votre contact",
    'Ich bin Kunde seit 2015',
    'Soy Vegano',
    'أنا غاضب جدا',
    'معك حق',
    'كلمت سارة من خدمة العملاء',
  ]) {
    it(`names nobody in "${text}"`, () => assert.equal(given(text).name, null));
  }
});

describe('findContacts: spans', () => {
  it('tells where in the original text each contact stands', () => {
    const text = 'اسمي محمد، ٠٥٠ ١٢٣ ٤٥٦٧، m@example.ae';
    const { spans } = findContacts(text, { country: 'SA', ownContacts: [] });
    assert.deepEqual(
      spans.map(({ type, start, end }) => [type, text.slice(start, end)]),
      [
        ['name', 'محمد'],
        ['phone', '٠٥٠ ١٢٣ ٤٥٦٧'],
        ['email', 'm@example.ae'],
      ],
    );
  });
});
