/** A turn by a twelfth of a half circle, 15 degrees. */
const TURN = Math.PI / 12;

/**
 * Where a key takes the tip of an arrow in the plane: arrow keys by 1 (by 0.1 if fine), Page Up and Page Down around zero.
 *
 * @returns undefined for any other key
 */
export function movedByKey(
  [x, y]: readonly [number, number],
  key: string,
  isFine: boolean,
): [number, number] | undefined {
  const step = isFine ? 0.1 : 1;
  const turned = (by: number): [number, number] => [
    x * Math.cos(by) - y * Math.sin(by),
    x * Math.sin(by) + y * Math.cos(by),
  ];
  const tips: Record<string, [number, number]> = {
    ArrowLeft: [x - step, y],
    ArrowRight: [x + step, y],
    ArrowUp: [x, y + step],
    ArrowDown: [x, y - step],
    PageUp: turned(TURN),
    PageDown: turned(-TURN),
  };
  return tips[key];
}
