import { Component, type VNode } from 'preact';
import { element } from './svg.js';

/** What is drawn from plain values, such as texts and numbers. */
type Plain = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * Makes a part of a picture that is drawn anew only when one of its values is another: a drag changes few of many.
 *
 * @param draw the part, a pure function of its values
 */
export function kept<Values extends Plain>(draw: (values: Values) => VNode): (values: Values) => VNode {
  class Kept extends Component<Values> {
    override shouldComponentUpdate(next: Values): boolean {
      const { props } = this;
      for (const name in next) if (next[name] !== props[name]) return true;
      for (const name in props) if (!(name in next)) return true;
      return false;
    }
    override render(values: Values): VNode {
      return draw(values);
    }
  }
  return (values) => element(Kept, values);
}
