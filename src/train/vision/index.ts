export { type ConvolutionNet, convolutionNet } from './convolution-net.js';
export { firstImageNet, type ImageNet, type ImageNetKind, type TrainableNet } from './image-net.js';
export { type Digits, loadDigits } from './load-digits.js';
export { type ImageNets, type ImageResult, loadImageNets, savedImageResults } from './load-image-nets.js';
export { type PatchTransformer, patchTransformer } from './patch-transformer.js';
export { placeDigits, type Shift } from './place-digits.js';
export { readDigits } from './read-digits.js';
export { splitDigits } from './split-digits.js';
export { type ImageTraining, trainImageNet } from './train-image-net.js';
