/**
 * Why: what a forgetting transformer attended to and let go of. Overview of layers and heads, one\n
 * * large heat map drawn as a raster with pooling, forget-gate strips on the same axis.
 */
@NullMarked
package foxden.app.mind;

import org.jspecify.annotations.NullMarked;
