@NullMarked
package foxden.scenes;

import org.jspecify.annotations.NullMarked;
