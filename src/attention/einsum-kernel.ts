import * as tf from '@tensorflow/tfjs';

// TensorFlow.js has no `tf.einsum` in WebAssembly, alone among its engines; readers who know it from elsewhere write it.
if (!tf.getKernel('Einsum', 'wasm'))
  tf.registerKernel({
    kernelName: 'Einsum',
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs }) =>
      einsum(Object.values(inputs) as tf.Tensor[], (attrs as unknown as { equation: string }).equation),
  });

// Each tensor gets an axis for each letter, those of the result first; then they are multiplied, and the rest is summed.
function einsum(tensors: tf.Tensor[], equation: string): tf.Tensor {
  const decoded = tf.backend_util.decodeEinsumEquation(equation, tensors.length);
  tf.backend_util.checkEinsumDimSizes(decoded.allDims.length, decoded.idDims, tensors);
  const rank = decoded.allDims.length;
  return tf.tidy(() => {
    const spread = tensors.map((tensor, i) => spreadOver(tensor, decoded.idDims[i]!, rank));
    const product = spread.reduce((a, b) => tf.mul(a, b));
    const kept = rank - decoded.summedDims.length;
    return kept === rank
      ? product
      : tf.sum(
          product,
          Array.from({ length: rank - kept }, (_, axis) => kept + axis),
        );
  });
}

// [..] → as many axes as there are letters, of size 1 where the tensor doesn't have the letter
function spreadOver(tensor: tf.Tensor, letters: number[], rank: number): tf.Tensor {
  const order = letters.map((_, axis) => axis).toSorted((a, b) => letters[a]! - letters[b]!);
  const shape = Array.from({ length: rank }, (_, letter) => tensor.shape[letters.indexOf(letter)] ?? 1);
  return tf.reshape(tf.transpose(tensor, order), shape);
}
