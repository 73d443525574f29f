/**
 * Walkers in the plane as environments: {@link foxden.sim.walker.WalkerTask} says how an episode
 * begins and what it is worth, {@link foxden.sim.walker.WalkerEnvironment} shows it to drivers,
 * logs and windows, {@link foxden.sim.walker.WalkerSettings} is what a person may change meanwhile.
 */
@NullMarked
package foxden.sim.walker;

import org.jspecify.annotations.NullMarked;
