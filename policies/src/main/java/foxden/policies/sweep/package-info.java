/**
 * Sweeps: many cells (task, representation, player, number of demonstrations) of many episodes
 * each, described by a file, played side by side, kept row by row, so that a killed sweep goes on
 * where it was.
 */
@NullMarked
package foxden.policies.sweep;

import org.jspecify.annotations.NullMarked;
