/**
 * A moment of a session in one file, to be looked at elsewhere: log, exact state, settings and
 * picture in a zip. Format: {@code docs/formats/bundle.md}.
 */
@NullMarked
package foxden.app.bundle;

import org.jspecify.annotations.NullMarked;
