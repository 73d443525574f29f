/**
 * A window into the checkpoint of a language model: type a text, and see gates, decay, content and
 * attention of every layer and head, exactly.
 */
@NullMarked
package foxden.app.checkpoint;

import org.jspecify.annotations.NullMarked;
