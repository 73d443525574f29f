/** What learned policies are compared with. */
@NullMarked
package foxden.policies.baseline;

import org.jspecify.annotations.NullMarked;
