/** Who acts: experts, networks, people; and how they are trained and scored. */
@NullMarked
package foxden.policies;

import org.jspecify.annotations.NullMarked;
