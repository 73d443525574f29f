@NullMarked
package foxden.screenshots;

import org.jspecify.annotations.NullMarked;
