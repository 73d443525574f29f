/**
 * Walkers in the plane under MuJoCo's mathematics: an articulated body in reduced coordinates, soft
 * contacts and limits with pyramidal friction, solved exactly. {@link foxden.sim.planar.PlanarTree}
 * is what never changes, {@link foxden.sim.planar.PlanarWorld} the state that steps. Models are
 * data ({@link foxden.scenes.PlanarModel}).
 */
@NullMarked
package foxden.sim.planar;

import org.jspecify.annotations.NullMarked;
