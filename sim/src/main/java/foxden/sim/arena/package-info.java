/**
 * What the board and arcade worlds share: step counting, snapshots, hashes, inputs fed back from a
 * recording, and seeded chance.
 */
@NullMarked
package foxden.sim.arena;

import org.jspecify.annotations.NullMarked;
