/**
 * What if: something about a mind is changed at the cursor, and both ways are laid side by side.
 */
@NullMarked
package foxden.app.whatif;

import org.jspecify.annotations.NullMarked;
