/**
 * The generator of every model that ships: the definitions room by room, the main class that writes
 * the resources, and a software preview to look at them without a graphics card.
 */
@NullMarked
package foxden.assets.generate;

import org.jspecify.annotations.NullMarked;
