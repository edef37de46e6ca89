import { z } from 'zod';

export const Colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'Enter a colour, such as #2f6fed.')
  .meta({ id: 'Colour', description: 'A colour as #rrggbb.', example: '#2f6fed' });
