import { expect } from 'chai';

/** What a cell sends to its notebook. */
export interface Sent {
  data: Record<string, unknown>;
  id: string | undefined;
  isUpdate: boolean;
}

const SENDER = Symbol.for('attention-kit.display');

/** Runs a cell as in a kernel and returns what it sent. */
export async function sentBy(cell: () => Promise<void>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const kernel = globalThis as Record<symbol, unknown>;
  expect(kernel[SENDER], 'a sender of another test').to.equal(undefined);
  kernel[SENDER] = (
    { data, transient }: { data: Sent['data']; transient: { display_id?: string } },
    isUpdate: boolean,
  ) => {
    sent.push({ data, id: transient.display_id, isUpdate });
  };
  try {
    await cell();
  } finally {
    delete kernel[SENDER];
  }
  return sent;
}
