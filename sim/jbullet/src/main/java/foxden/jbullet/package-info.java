/**
 * Build step, not run time: makes the copy of jbullet and vecmath that worlds run on. {@code
 * Math.sin} and its kin may differ between processors in the last bit; {@code StrictMath} may not.
 */
@NullMarked
package foxden.jbullet;

import org.jspecify.annotations.NullMarked;
