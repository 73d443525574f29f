/**
 * How it looks: light and dark colours for style sheets and for drawn views, the raster that drawn
 * views paint into, and perceptual colour maps.
 */
@NullMarked
package foxden.app.theme;

import org.jspecify.annotations.NullMarked;
