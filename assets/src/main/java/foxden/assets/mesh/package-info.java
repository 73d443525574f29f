/**
 * A parametric mesh kit: bevelled panels, lathes, lofts, tubes, cushions, folded sheets, leaves;
 * crease-aware normals, a small palette, ambient occlusion baked into vertex colours. Metres, z up,
 * front +x, left +y. Deterministic: the same calls give the same bytes on every JVM.
 */
@NullMarked
package foxden.assets.mesh;

import org.jspecify.annotations.NullMarked;
