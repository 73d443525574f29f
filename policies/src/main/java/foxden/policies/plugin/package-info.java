/**
 * Policies of one's own in a jar: found by {@link java.util.ServiceLoader}, and held so that one
 * which throws or hangs is named and ends nothing. {@code docs/howto/policy.md}.
 */
@NullMarked
package foxden.policies.plugin;

import org.jspecify.annotations.NullMarked;
