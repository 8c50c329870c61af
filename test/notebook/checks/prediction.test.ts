import { expect } from 'chai';
import { check } from '../../../src/notebook/index.js';
import { says } from '../../support/says.js';

describe('check.prediction', () => {
  const verdict = (answer: string) =>
    says(() => check.prediction(answer, { right: () => 'transformers', hint: 'look at the row of they' }));

  it('is content with what really happens', () =>
    expect(verdict('Transformers ')).to.equal('✓ prediction: as you predicted'));
  it('says where to look otherwise, and not what happened', () =>
    expect(verdict('cool')).to.equal('✗ prediction: it turned out differently: look at the row of they'));
  it('waits for a prediction', () => expect(verdict(undefined!)).to.equal('○ prediction: not answered yet'));
});
