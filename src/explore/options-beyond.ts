/** Of a state what differs from an example: the options from which its maker makes it again. */
export function optionsBeyond<State extends object>(example: State, state: State): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(state).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(example[name as keyof State]),
    ),
  );
}
