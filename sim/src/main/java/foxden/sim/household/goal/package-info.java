/**
 * When a task is done: BEHAVIOR's predicates judged on the running world, each with a reason that
 * holds a number; goals in BDDL with their options; the q-score, in which only what holds for a
 * while and did not hold at the start earns credit.
 */
@NullMarked
package foxden.sim.household.goal;

import org.jspecify.annotations.NullMarked;
