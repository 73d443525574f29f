/** What is picked: a body, an instant, a token, with its numbers. */
@NullMarked
package foxden.app.inspect;

import org.jspecify.annotations.NullMarked;
