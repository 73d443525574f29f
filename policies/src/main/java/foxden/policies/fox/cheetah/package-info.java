/**
 * A forgetting transformer that runs the cheetah: imitates the expert from the past steps of the
 * episode.
 */
@NullMarked
package foxden.policies.fox.cheetah;

import org.jspecify.annotations.NullMarked;
