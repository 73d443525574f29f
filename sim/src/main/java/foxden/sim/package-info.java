/**
 * The few public types that everything else speaks: an {@link foxden.sim.Environment} that resets,
 * steps, saves and restores; a {@link foxden.sim.Driver} that answers an observation with an action
 * and a trace; and the immutable records that travel between them.
 *
 * <p>Conventions, everywhere unless said otherwise: metres, seconds, radians, kilograms; a
 * right-handed world with z up; quaternions in x y z w order. Records hold arrays by reference: the
 * maker hands them over and nobody writes to them afterwards.
 */
@NullMarked
package foxden.sim;

import org.jspecify.annotations.NullMarked;
