import { expect } from 'chai';
import { readNameList } from '../../src/workshop/room/name-list.js';

describe('a list of names', () => {
  const read = (text: string | Uint8Array, place = 'names.txt') =>
    readNameList(typeof text === 'string' ? Buffer.from(text) : text, place);

  it('has a name a line, whatever system wrote it, in the order of the file', () => {
    expect(read('Ana M.\nBen\n')).to.deep.equal(['Ana M.', 'Ben']);
    expect(read('\ufeffZoë\r\n\r\n  Ben \t Li \r\n')).to.deep.equal(['Zoë', 'Ben Li']);
    expect(read('Ana\rBen')).to.deep.equal(['Ana', 'Ben']);
    expect(read('Müller, Ana')).to.deep.equal(['Müller, Ana']); // no table: the line is the name
    expect(read('Student\nBen')).to.deep.equal(['Student', 'Ben']);
  });

  it('is the first column of a table, without its heading', () => {
    expect(read('Name,mark\nAna,1\n"Müller, Ben",2\n', 'a.CSV')).to.deep.equal(['Ana', 'Müller, Ben']);
    expect(read('Ana;1\n;2\nBen\tx', 'a.csv')).to.deep.equal(['Ana', 'Ben']);
    expect(read('Ana\t1\r\nstudent\t2', 'a.tsv')).to.deep.equal(['Ana', 'student']); // only a first line is a heading
  });

  it('is refused in a sentence that says where', () => {
    const refusal = (text: string | Uint8Array, place?: string) => {
      try {
        return read(text, place);
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(refusal('Ana M.\nBen\nana-m\n')).to.equal(
      'class serve: expected each name once, got ana-m again (line 1: Ana M.) in names.txt, line 3',
    );
    expect(refusal('Ana\n<b>Ben</b>')).to.equal(
      'class serve: expected names of letters and numbers, 40 at most, got <b>Ben</b> in names.txt, line 2',
    );
    expect(refusal('"A ""quoted"" name",1', 'a.csv')).to.equal(
      'class serve: expected names of letters and numbers, 40 at most, got A \\"quoted\\" name in a.csv, line 1',
    );
    expect(refusal('\n \r\n')).to.equal('class serve: expected a name a line in names.txt, got none');
    expect(refusal('name\n', 'a.csv')).to.equal('class serve: expected a name a line in a.csv, got none');
    for (const bytes of [Buffer.from('\ufeffAna', 'utf16le'), Buffer.from('Zoë', 'latin1')])
      expect(refusal(bytes)).to.equal(
        'class serve: expected UTF-8 in names.txt, got another encoding; save it as UTF-8 (in a spreadsheet: CSV UTF-8)',
      );
    expect(refusal(Array.from({ length: 201 }, (_, i) => `S ${i}`).join('\n'))).to.equal(
      'class serve: expected 200 names at most in names.txt, got 201',
    );
  });
});
