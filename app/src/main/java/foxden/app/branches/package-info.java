/**
 * The other ways a live world went, and the moments somebody named: compared, taken up, forgotten.
 */
@NullMarked
package foxden.app.branches;

import org.jspecify.annotations.NullMarked;
