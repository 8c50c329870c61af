/** Where the model lies that the kit ships, and what its files must be. `data/README.md` says where it comes from. */
export const shippedModel: { source: URL; sha256: Readonly<Record<string, string>> } = {
  source: new URL('../../../data/minilm/', import.meta.url),
  sha256: {
    'config.json': '953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41',
    'tokenizer.json': 'be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037',
    'model.safetensors': '8127a9476f6931c7fa93f6c6a76bbe1bcc015a1ac9b97110efb461e095a1c39f',
  },
};
