/**
 * The near past of a running world: a ring of steps with a snapshot every few of them, bounded in
 * bytes and in steps, so that going back one step is a restore and a few steps again.
 */
@NullMarked
package foxden.sim.history;

import org.jspecify.annotations.NullMarked;
