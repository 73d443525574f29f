/**
 * Households, arenas and activities as data: records for a scene and for the physical shape of a
 * model, their JSON readers and writers, and the catalogue of what ships. World frame: metres, z
 * up, quaternions x y z w; an object's frame has its origin at the bottom centre of its bounding
 * box, front +x, left +y. Nothing here draws, steps or knows a renderer.
 */
@NullMarked
package foxden.scenes;

import org.jspecify.annotations.NullMarked;
