/** What a check found: `missing` is what one can do without. */
export interface Finding {
  state: 'well' | 'missing' | 'broken';
  text: string;
  mend?: string;
}

export const well = (text: string): Finding[] => [{ state: 'well', text }];
export const missing = (text: string, mend: string): Finding[] => [{ state: 'missing', text, mend }];
export const broken = (text: string, mend: string): Finding[] => [{ state: 'broken', text, mend }];
