/**
 * Scores policies: episodes from counted seeds, means with 95 % intervals, measured random and
 * expert figures beside them; and {@link foxden.policies.evaluate.MindRunner}, which lets a policy
 * follow an episode that somebody else drives.
 */
@NullMarked
package foxden.policies.evaluate;

import org.jspecify.annotations.NullMarked;
