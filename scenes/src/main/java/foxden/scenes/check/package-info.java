/** Whether a file that a user has is a sound activity or scene, in one sentence. */
@NullMarked
package foxden.scenes.check;

import org.jspecify.annotations.NullMarked;
