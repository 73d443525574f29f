/**
 * A forgetting transformer that learns a household task by imitation: two tokens a decision (where
 * things are relative to the robot, and the robot's own body with its last action), an action chunk
 * as output, 10 decisions a second. No output of an expert or planner is an input.
 */
@NullMarked
package foxden.policies.fox.household;

import org.jspecify.annotations.NullMarked;
