export { multiplyAdds, readMemory } from './ceiling';
export { forwardScratchBytes, forwardTile, forwardTileCount } from './forward';
