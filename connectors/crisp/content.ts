import { type Attachment, onlyGiven } from '../../src/kit/index.js';
import { CarouselContent, FieldContent, FileContent, PickerContent } from './schemas.js';

/** What a message says: its words, and the files it consists of. Empty for contents of a kind that nobody described. */
export function readContent(content: unknown): { text: string; attachments: Attachment[] } {
  const file = FileContent.safeParse(content).data;
  if (!file) return { text: wordsOf(content).slice(0, 1_000_000), attachments: [] };
  return { text: '', attachments: [onlyGiven({ url: file.url, name: file.name, content_type: file.type })] };
}

function wordsOf(content: unknown): string {
  if (typeof content === 'string') return content;
  const picker = PickerContent.safeParse(content).data;
  if (picker) return [picker.text, ...picker.choices.map(({ label }) => `- ${label}`)].join('\n');
  const carousel = CarouselContent.safeParse(content).data;
  if (carousel) return [carousel.text, ...carousel.targets.map(({ title }) => `- ${title}`)].join('\n');
  return FieldContent.safeParse(content).data?.text ?? '';
}

/** What a visitor chose in a picker or typed into a field. */
export function readAnswer(content: unknown): string | undefined {
  const chosen = PickerContent.safeParse(content).data?.choices.find(({ selected }) => selected)?.label;
  const typed = FieldContent.safeParse(content).data?.value;
  return (chosen ?? typed)?.trim() || undefined;
}
