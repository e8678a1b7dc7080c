import fc from 'fast-check';

/*
 * Laws are tried with the same draws everywhere, so that a change is judged by what it changes. THECAL_SEED=random (or a
 * number) draws others: that is how new counterexamples are hunted, and each becomes an example of its law.
 */
const wish = process.env['THECAL_SEED'];
if (wish !== 'random') fc.configureGlobal({ seed: Number(wish ?? 20_261_130) });
