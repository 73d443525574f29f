@NullMarked
package foxden.app;

import org.jspecify.annotations.NullMarked;
