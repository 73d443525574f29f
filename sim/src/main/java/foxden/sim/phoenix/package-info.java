/**
 * Foxden's own bird shooter after the rules of the arcade game Phoenix: {@link
 * foxden.sim.phoenix.PhoenixGame} is the game in whole numbers, frame by frame, {@link
 * foxden.sim.phoenix.PhoenixPicture} draws it, {@link foxden.sim.phoenix.PhoenixEnvironment} shows
 * it to drivers, logs and windows. Not the Atari program: scores compare with ours only.
 */
@NullMarked
package foxden.sim.phoenix;

import org.jspecify.annotations.NullMarked;
