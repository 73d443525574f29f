/** When: lanes over the episode with one cursor; scrub, zoom, hover. */
@NullMarked
package foxden.app.timeline;

import org.jspecify.annotations.NullMarked;
