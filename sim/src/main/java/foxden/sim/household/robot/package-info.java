/**
 * The R1 robot: its kinematic tree, forward and inverse kinematics, command layer, assisted grasp,
 * and the body that moves through a house without passing through anything. Facts (tree, limits,
 * rates) come from the BEHAVIOR Robot Suite paper, arXiv 2503.05652, and its public robot
 * description.
 */
@NullMarked
package foxden.sim.household.robot;

import org.jspecify.annotations.NullMarked;
