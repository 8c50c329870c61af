import { sameName } from './nickname.js';
import type { RoomNotes } from './room-notes.js';

/** A name of a class, as the teacher sees it. */
export interface ListedName {
  readonly name: string;
  /** `open`: nobody has taken it; `taken`; `freed`: the teacher has freed it, for the same person to take again. */
  readonly state: 'open' | 'taken' | 'freed';
  /** When something was handed in last, ISO 8601. */
  readonly handedIn?: string | undefined;
  /** Whether it is missing from the list, which came later. */
  readonly isExtra: boolean;
}

/** All names of a class: those of its list in their order, then others by the alphabet. */
export function listNames({ names, students, freed = [] }: RoomNotes): ListedName[] {
  const known = [
    ...Object.values(students).map((student) => ({ ...student, state: 'taken' as const })),
    ...freed.map((student) => ({ ...student, state: 'freed' as const })),
  ];
  const listed = (names ?? []).map((name) => {
    const student = known.find((each) => sameName(each.name) === sameName(name));
    return { name, state: student?.state ?? ('open' as const), handedIn: student?.handedIn, isExtra: false };
  });
  const inList = new Set((names ?? []).map(sameName));
  const others = known
    .filter(({ name }) => !inList.has(sameName(name)))
    .map(({ name, state, handedIn }) => ({ name, state, handedIn, isExtra: names !== undefined }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return [...listed, ...others];
}
