@NullMarked
package foxden.assets;

import org.jspecify.annotations.NullMarked;
