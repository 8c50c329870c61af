import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';

// TensorFlow.js would refuse all work until its best engine is ready, and WebAssembly takes some milliseconds to start.
// So the cpu engine works at once, and WebAssembly takes over when it is there: before whatever awaits `tf.ready()` or
// one of the kit's async functions goes on. Tensors made until then move by themselves. Nothing happens where there is
// a GPU's engine, which needs no wait, where an engine was chosen before, or where the user chooses one meanwhile.
if (tf.getBackend() === undefined && !tf.findBackendFactory('webgl')) beginOnCpu();

function beginOnCpu(): void {
  let choices = 0;
  const kernelFunc = () => [];
  tf.registerKernel({
    kernelName: 'ChosenEngine',
    backendName: 'cpu',
    kernelFunc,
    setupFunc: () => choices++,
  });
  void tf.setBackend('cpu'); // done when it returns; each choice of cpu calls setupFunc
  Object.assign(tf.findBackend('cpu'), { firstUse: false }); // or it would advise to install another engine
  const takeOver = Promise.resolve(tf.findBackendFactory('wasm')()).then(
    (wasm) => {
      if (tf.getBackend() !== 'cpu' || choices > 1) return;
      tf.removeBackend('wasm');
      tf.registerBackend('wasm', () => wasm, 2); // the priority that it has where it starts by itself
      void tf.setBackend('wasm');
    },
    () => undefined, // where WebAssembly can't start, cpu goes on
  );
  const engine = tf.engine();
  const readyAnyway = engine.ready.bind(engine);
  engine.ready = () => takeOver.then(readyAnyway);
}
