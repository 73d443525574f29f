/**
 * The prompt view: what a player in context was shown at the cursor, to the letter, what it
 * answered, how that was read, and what was done.
 */
@NullMarked
package foxden.app.prompt;

import org.jspecify.annotations.NullMarked;
