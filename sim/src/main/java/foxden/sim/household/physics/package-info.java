/**
 * The physics of a home on plain jbullet: a {@link foxden.sim.household.physics.HouseWorld} of
 * fixed furniture, movable things, doors, lids and drawers with one degree of freedom each, and the
 * driven links of a robot. What jbullet leaves to chance is replaced: the broad phase and the pair
 * order (jbullet orders by identity hash), the convex shapes (its hulls answer wrongly for short
 * directions) and every sine and power (its own go through {@code Math}). So the whole state
 * between two steps is known, can be hashed every step, and can be written to bytes and read back
 * exactly.
 */
@NullMarked
package foxden.sim.household.physics;

import org.jspecify.annotations.NullMarked;
