export { multiplyAdds, readMemory } from './ceiling';
export { forwardTile, forwardTileCount, forwardTileScratch } from './forward';
export { keyGradientTile, keyGradientTileCount, keyGradientTileScratch } from './key-gradient';
export { queryGradientTile, queryGradientTileCount, queryGradientTileScratch } from './query-gradient';
