/**
 * Tasks in a home. Three things make an environment: the physics ({@link
 * foxden.sim.household.physics.HouseWorld} with a robot in it), a {@link
 * foxden.sim.household.HouseholdTask} that arranges an episode and watches its progress, and {@link
 * foxden.sim.household.HouseholdEnvironment}, which joins them to what the rest of the program
 * speaks.
 */
@NullMarked
package foxden.sim.household;

import org.jspecify.annotations.NullMarked;
