/**
 * People who act: what their devices hold down becomes actions of whatever environment they drive.
 */
@NullMarked
package foxden.policies.human;

import org.jspecify.annotations.NullMarked;
