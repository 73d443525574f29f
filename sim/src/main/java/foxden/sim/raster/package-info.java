/**
 * Pictures of the arenas as a model sees them: a small canvas with smooth shapes and a pixel font,
 * without AWT and the same to the bit everywhere.
 */
@NullMarked
package foxden.sim.raster;

import org.jspecify.annotations.NullMarked;
