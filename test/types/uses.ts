import * as tf from '@tensorflow/tfjs';
import * as kit from 'attention-kit';

/** What a reader's program may say about types: checked by the compiler in several versions, and never run. */
export function uses(x: tf.Tensor, head: kit.HeadParams, flag: boolean): tf.Tensor[] {
  const asked: tf.Tensor = kit.selfAttention(x, head, { causal: true }).weights;
  const left: undefined = kit.selfAttention(x, head, { weights: false }).weights;
  const unknown: tf.Tensor | undefined = kit.selfAttention(x, head, { weights: flag }).weights;
  // @ts-expect-error: a misspelt option
  const { output } = kit.selfAttention(x, head, { casual: true });
  return [asked, output, unknown ?? left ?? tf.tidy(() => kit.selfAttention(x, head)).weights];
}
