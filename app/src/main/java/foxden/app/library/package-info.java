/** The library: every demonstration there is, to find, open, cut and export. */
@NullMarked
package foxden.app.library;

import org.jspecify.annotations.NullMarked;
