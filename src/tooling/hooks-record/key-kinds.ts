/** What the value under a key is, as far as the key tells. */
export type KeyKind =
  | 'name'
  | 'given'
  | 'family'
  | 'username'
  | 'email'
  | 'phone'
  | 'place'
  | 'ip'
  | 'picture'
  | 'birthday'
  | 'secret'
  | 'words';

const names: Readonly<Record<string, KeyKind>> = {
  ...keys('given', 'firstname givenname forename fname pushname'),
  ...keys('family', 'lastname familyname surname lname middlename'),
  ...keys('name', 'name fullname displayname availablename realname authorname sendername contactname'),
  ...keys(
    'name',
    'customername agentname operatorname visitorname profilename author sender from nickname nick',
  ),
  ...keys('username', 'username login handle screenname userlogin'),
  ...keys(
    'email',
    'email mail emailaddress useremail submittedemail contactemail customeremail fromemail replyto',
  ),
  ...keys(
    'phone',
    'phone phonenumber mobile mobilenumber tel telephone msisdn whatsapp waid cellphone userphone',
  ),
  ...keys(
    'place',
    'address address1 address2 street streetaddress city town zip zipcode postalcode postcode',
  ),
  ...keys('place', 'latitude longitude lat lng lon coordinates geolocation'),
  ...keys('ip', 'ip ipaddress clientip remoteip remoteaddr createdatip'),
  ...keys(
    'picture',
    'avatar avatarurl thumbnail profilephotourl profilepicture picture photourl gravatar photosmall',
  ),
  ...keys('birthday', 'birthday birthdate dateofbirth dob'),
  ...keys(
    'words',
    'text body content message caption subject title description html snippet excerpt note comment',
  ),
};

function keys(kind: KeyKind, list: string): Record<string, KeyKind> {
  return Object.fromEntries(list.split(' ').map((key) => [key, kind]));
}

const secret =
  /(?:authorization|cookie|password|passphrase|token|secret|signature|credentials?|apikey|accesskey|privatekey|secretkey|hmac|sig|digest|otp|identifierhash)$/;

const plain = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What a header or a member that is called so must not show. */
export const isSecretKey = (key: string): boolean => secret.test(plain(key)) || plain(key) === 'auth';

export const kindOf = (key: string): KeyKind | undefined => (isSecretKey(key) ? 'secret' : names[plain(key)]);

/** Members of these are things: their names are kept. */
const things = new Set(
  'browser engine os platform device channel plan language plugin event label labels file files attachment attachments document tag tags product template app role'.split(
    ' ',
  ),
);
/** Members of these are businesses or groups: their names are replaced, and are nobody's. */
const groups = new Set(
  'account company workspace website organization organisation team inbox shop store business site page group room brand employment'.split(
    ' ',
  ),
);

export const isThing = (key: string): boolean => things.has(plain(key));
export const isGroup = (key: string): boolean => groups.has(plain(key));
