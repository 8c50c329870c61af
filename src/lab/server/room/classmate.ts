import { inWords } from '../../../keep/exercises-in-words.js';
import { onTheClock } from '../../../keep/on-the-clock.js';
import type { Room } from '../../../workshop/room/room.js';
import type { Student } from '../../../workshop/room/room-notes.js';
import { escapeHtml } from '../../home/escape-html.js';
import type { KernelStore } from '../kernels/kernel-store.js';
import type { Seats } from '../kernels/seats.js';
import type { Classmate } from '../lab-context.js';

/** Who a lab is for, and in which class. */
export interface ClassmateOptions {
  readonly room: Room;
  readonly student: Student;
  readonly seats: Seats;
  /** Milliseconds after which an idle kernel gives way. */
  readonly idle: number;
  readonly kernels: KernelStore;
  /** What the student is called in the queue. */
  readonly place: string;
  /** The class's base path. */
  readonly base: string;
}

/** A student of a class whose kernels run on the teacher's machine: what the student's pages say, and what they ask. */
export function classmateOf({
  room,
  student,
  seats,
  kernels,
  idle,
  place,
  base,
}: ClassmateOptions): Classmate {
  const minutes = Math.round(idle / 6000) / 10;
  return {
    html: () => homePart(student, base, place),
    async handIn(given) {
      const { answers } = await room.handIn(student, given);
      return `Handed in as ${student.name}: ${inWords(answers)}.`;
    },
    show: (shown) => room.show(student, shown),
    notice: () => {
      const at = seats.placeOf(place);
      const own = at > 0 && seats.waiting()[at - 1]!.forOwn;
      if (own)
        return 'Your other notebooks have as many kernels as one student may have. This cell runs by itself as soon as one of them has nothing to do.';
      if (at > 0)
        return `${seats.limits.most === 1 ? 'The one kernel of the class is' : `All ${seats.limits.most} kernels of the class are`} in use: you are number ${at} in the queue. Your cell runs by itself when it is your turn. A kernel that has run nothing for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} gives way to whoever waits.`;
      return kernels.list().some(({ wasRested }) => wasRested)
        ? `Your kernel had run nothing for a while, and somebody waited for one: it was ended. Your text is kept. The next cell that you run gets a new kernel; run from the top (menu Run, Run All Above Selected Cell).`
        : '';
    },
  };
}

/** Who the reader is, whether they are counted, and how they hand in; without a script. */
function homePart({ name, shown, handedIn }: Student, base: string, place: string): string {
  const to = escapeHtml(`${base}s/${place}/class/`);
  return `<section id="class" class="class">
<p>In this class you are <strong>${escapeHtml(name)}</strong>. ${handedIn === undefined ? 'You have not handed in yet.' : `You handed in last on <time>${onTheClock(handedIn)}</time>; you can again.`} ${shown ? 'You are counted on the class’s board, without your name.' : 'You are not counted on the class’s board.'}</p>
<form method="post" action="${to}hand-in"><button type="submit">Hand in</button></form>
<form method="post" action="${to}shown"><button type="submit" name="shown" value="${shown ? 'no' : 'yes'}">${shown ? 'Don’t count me' : 'Count me on the board'}</button></form>
</section>`;
}
