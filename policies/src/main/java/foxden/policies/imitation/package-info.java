/**
 * Students of the arenas' experts: networks that are trained on demonstrations of one task and play
 * it from what they read.
 */
@NullMarked
package foxden.policies.imitation;

import org.jspecify.annotations.NullMarked;
