import { Component, type VNode } from 'preact';
import { jsx } from 'preact/jsx-runtime';

/**
 * Makes a part of a picture that is drawn anew only when one of its values is another: a drag changes few of many.
 *
 * @param draw the part, a pure function of its values: texts, numbers, and lists and objects that stay the same while nothing in them changes
 */
export function kept<Values extends object>(draw: (values: Values) => VNode): (values: Values) => VNode {
  class Kept extends Component<Values> {
    override shouldComponentUpdate(next: Values): boolean {
      const { props } = this;
      for (const name in next) if (next[name] !== (props as Values)[name]) return true;
      for (const name in props) if (!(name in next)) return true;
      return false;
    }
    override render(values: Values): VNode {
      return draw(values);
    }
  }
  return (values) => jsx(Kept, values) as VNode;
}
