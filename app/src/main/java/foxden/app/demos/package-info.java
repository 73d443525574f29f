/** The demonstrations and arenas that can be opened. */
@NullMarked
package foxden.app.demos;

import org.jspecify.annotations.NullMarked;
