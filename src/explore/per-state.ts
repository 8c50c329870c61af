/** What follows from a state, worked out once for each: picture, notes and words ask for the same. */
export function perState<State extends object, Result>(
  work: (state: State) => Result,
): (state: State) => Result {
  const known = new WeakMap<State, { result: Result }>();
  return (state) => {
    const found = known.get(state) ?? { result: work(state) };
    known.set(state, found);
    return found.result;
  };
}
