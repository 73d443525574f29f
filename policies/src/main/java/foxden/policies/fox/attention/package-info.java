/**
 * Forgetting attention as one operation: many heads, packed sequences, forward and backward, in
 * blocks. It knows matrices and cumulated log gates, no network.
 */
@NullMarked
package foxden.policies.fox.attention;

import org.jspecify.annotations.NullMarked;
