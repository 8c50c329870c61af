/** A sentence, and what it is about. */
export interface TopicSentence {
  topic: string;
  text: string;
}

const SENTENCES: Readonly<Record<string, string>> = {
  animals:
    'A kitten sleeps on the sofa. The dog barks at the mailman. Two horses run across the field. Our hamster escaped from its cage. Owls hunt at night.',
  food: 'She bakes bread every Sunday. This soup needs more salt. We ordered pizza with mushrooms. The coffee is too strong. Grandmother’s pancakes are the best.',
  weather:
    'It will rain all afternoon. The storm tore down our fence. Snow covers the mountain roads. What a sunny day! Thick fog delayed the flights.',
  sport:
    'Our team lost the final. She runs ten miles every morning. The goalkeeper saved a penalty. Tennis is hard on the knees. He learned to swim at sixty.',
  music:
    'He plays the violin. The choir rehearses on Tuesdays. I can’t stop humming that tune. The drummer broke a stick. She composed a waltz.',
  computers:
    'My laptop won’t start. The program crashed again. Somebody guessed my password. This website loads slowly. Please back up your files.',
  health:
    'My back hurts when I sit. The doctor ordered a blood test. He caught a bad cold. Drink enough water. She broke her arm.',
  travel:
    'The train leaves at noon. We missed our connecting flight. The hotel overlooks the harbor. Do I need a visa for Brazil? He hitchhiked to Spain.',
  money:
    'The rent went up again. She invests in small companies. I can’t afford a new car. Taxes are due in April. The bank approved our loan.',
  space:
    'The moon orbits the earth. A comet passed last night. Astronauts repaired the telescope. Mars has two small moons. The rocket launch was postponed.',
};

/**
 * Fifty short sentences about ten topics, five about each: something to search in.
 *
 * @returns the sentences, topic by topic
 * @example
 * topicSentences()[0]; // → { topic: 'animals', text: 'A kitten sleeps on the sofa.' }
 */
export function topicSentences(): TopicSentence[] {
  return Object.entries(SENTENCES).flatMap(([topic, texts]) =>
    texts.split(/(?<=[.!?]) /).map((text) => ({ topic, text })),
  );
}
