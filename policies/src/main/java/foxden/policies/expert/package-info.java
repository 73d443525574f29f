/**
 * Scripted experts: they read privileged channels ({@code truth.*}) and proprioception, never the
 * world itself, and drive the robot with a planner, inverse kinematics and plain feedback.
 */
@NullMarked
package foxden.policies.expert;

import org.jspecify.annotations.NullMarked;
