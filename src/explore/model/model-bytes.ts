/** What is read for a sentence in the model, in bytes: told while it is on its way. */
export const MODEL_BYTES = 23_939_915;
