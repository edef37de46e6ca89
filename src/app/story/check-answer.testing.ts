import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { z } from 'zod';

/** An answer as it came, whole; of a stream only that it has begun. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  isStream: boolean;
}

/** What went out and came back, by the path of the document. */
export interface Exchange {
  method: string;
  path: string;
  /** The body that went out, where it was meant to fit. */
  sent?: unknown;
  answer: Answer;
}

const Ref = z.object({ $ref: z.string() });
const Content = z.record(z.string(), z.looseObject({}));
const Header = z.looseObject({ required: z.boolean().default(false) });
const Described = z.looseObject({
  content: Content.optional(),
  headers: z.record(z.string(), z.union([Ref, Header])).default({}),
});
const Operation = z.looseObject({
  requestBody: z.looseObject({ content: Content }).optional(),
  responses: z.record(z.string(), z.union([Ref, Described])),
});
const Document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({
    responses: z.record(z.string(), Described),
    headers: z.record(z.string(), Header),
  }),
});

/** Holds an exchange against the description of the API; tells what does not fit it. */
export function createCheck(text: string): (exchange: Exchange) => string[] {
  const whole: unknown = JSON.parse(text);
  const { paths, components } = Document.parse(whole);
  const ajv = new Ajv2020({ strict: false, validateSchema: false, formats: fullFormats });
  ajv.addSchema(z.looseObject({}).parse(whole), 'api');

  const fits = (pointer: readonly string[], value: unknown): string[] => {
    const steps = pointer.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')));
    const isValid = ajv.validate({ $ref: `api#/${steps.join('/')}` }, value);
    return isValid ? [] : [ajv.errorsText()];
  };
  /** A refusal stands once in the document, under the name of its codes. */
  const answerAt = (at: readonly string[], found: z.infer<typeof Operation>['responses'][string]) => {
    if (!('$ref' in found)) return { at, described: Described.parse(found) };
    const name = String(found.$ref).replace('#/components/responses/', '');
    return { at: ['components', 'responses', name], described: Described.parse(components.responses[name]) };
  };
  const missingHeaders = ({ headers }: z.infer<typeof Described>, given: Headers): string[] =>
    Object.entries(headers).flatMap(([name, told]) => {
      const { required } = '$ref' in told ? Header.parse(components.headers[name]) : told;
      return required && !given.has(name) ? [`the header ${name} is missing`] : [];
    });

  return ({ method, path, sent, answer }) => {
    const at = ['paths', path, method.toLowerCase()];
    const operation = paths[path]?.[method.toLowerCase()];
    const found = operation?.responses[String(answer.status)];
    if (!operation || !found) return [`${answer.status} is not described: ${answer.text.slice(0, 300)}`];
    const asked = operation.requestBody?.content['application/json'];
    const { at: there, described } = answerAt([...at, 'responses', String(answer.status)], found);
    return [
      ...(asked && sent !== undefined
        ? fits([...at, 'requestBody', 'content', 'application/json', 'schema'], sent)
        : []),
      ...missingHeaders(described, answer.headers),
      ...checkBody(described.content, answer, (type, value) =>
        fits([...there, 'content', type, 'schema'], value),
      ),
    ];
  };
}

function checkBody(
  content: z.infer<typeof Content> | undefined,
  { headers, text, isStream }: Answer,
  fits: (type: string, value: unknown) => string[],
): string[] {
  if (!content) return text === '' ? [] : [`a body came where none is described: ${text.slice(0, 300)}`];
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  if (!(type in content)) return [`${type} came in place of ${Object.keys(content).join()}`];
  return isStream ? [] : fits(type, type === 'application/json' ? JSON.parse(text) : text);
}
