/** Words for one of the parts: none of a part stands in another. */
export interface DoerWords {
  persons: readonly string[];
  animals: readonly string[];
  /** The same form does for *chased* and *was chased*. */
  verbs: readonly string[];
}

const words = (persons: string, animals: string, verbs: string): DoerWords => ({
  persons: persons.split(' '),
  animals: animals.split(' '),
  verbs: verbs.split(' '),
});

export const doerWords: Readonly<Record<'train' | 'validation' | 'test', DoerWords>> = {
  train: words(
    'nurse baker farmer teacher child doctor painter sailor king girl uncle student driver singer judge cook',
    'dog cat horse goat fox rabbit goose bear mouse donkey monkey cow wolf duck snake sheep',
    'chased followed watched heard startled greeted carried pushed noticed found touched surprised',
  ),
  validation: words('gardener boy queen pilot', 'pig tiger hen camel', 'frightened pulled ignored met'),
  test: words(
    'postman lady dentist soldier grandfather dancer shepherd lawyer',
    'lion pony eagle hamster elephant turkey puppy deer',
    'attacked observed rescued trusted visited caught',
  ),
};

export const adjectives: readonly string[] = [
  'old',
  'young',
  'small',
  'big',
  'tired',
  'lonely',
  'hungry',
  'quiet',
];

export const openings: readonly string[] = [
  'yesterday',
  'this morning',
  'last night',
  'in the garden',
  'near the river',
  'behind the house',
  'on monday',
  'as usual',
];
