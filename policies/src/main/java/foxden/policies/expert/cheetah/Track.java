package foxden.policies.expert.cheetah;

import foxden.policies.nn.Kernels;
import foxden.sim.planar.PlanarTree;
import java.util.List;

/**
 * Where a training happens.
 *
 * @param starts states that episodes begin in, as {@link Rollout#starts} makes them
 */
record Track(PlanarTree tree, List<double[]> starts, Kernels kernels) {}
