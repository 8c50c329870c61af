/** The most names that a room takes. */
export const mostNames = 200;
