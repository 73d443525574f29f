/**
 * Scene objects as goals see them: their bodies, bounding boxes, fill volumes and joints, and the
 * states that BEHAVIOR defines on those ({@link foxden.sim.household.object.Openness}).
 */
@NullMarked
package foxden.sim.household.object;

import org.jspecify.annotations.NullMarked;
