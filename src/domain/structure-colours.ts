import type { OutlineStructure } from './reading.ts';

const CORD = '#FFE14D';
const TUMOUR = '#FF7FB0';

/**
 * The colour of every structure, on the screen and in what is written for others. Shape: #RRGGBB. Source: spec design section
 * 3, checked there for contrast and for three kinds of colour blindness; roots and body, which it does not name, take the
 * cord's colour and a neutral.
 */
export const STRUCTURE_COLOURS: Readonly<Record<OutlineStructure, string>> = {
  cord: CORD,
  roots: CORD,
  sac: '#4AA8FF',
  csf: '#8FE3FF',
  canal: '#D8B98A',
  body: '#C9CED4',
  'tumour-epidural': TUMOUR,
  'tumour-bone': TUMOUR,
  'tumour-paraspinal': TUMOUR,
  'tumour-intradural': TUMOUR,
};
