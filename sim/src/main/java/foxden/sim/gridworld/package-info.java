/**
 * The 12 x 12 grid world of LMAct (arXiv 2412.01441): a player walks to a target inside a ring of
 * walls. {@link foxden.sim.gridworld.GridWorld} is the game, {@link
 * foxden.sim.gridworld.GridWorldEnvironment} shows it to drivers, logs and windows; a second task
 * permutes what the four action words mean, so that only demonstrations tell.
 */
@NullMarked
package foxden.sim.gridworld;

import org.jspecify.annotations.NullMarked;
