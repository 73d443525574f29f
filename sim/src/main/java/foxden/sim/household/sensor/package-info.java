/**
 * What can be known about a home without touching it: for now the map of where a robot's base can
 * go.
 */
@NullMarked
package foxden.sim.household.sensor;

import org.jspecify.annotations.NullMarked;
