/**
 * Studies of a policy in the loop: what sensor noise does to it, what each head and forget gate is
 * worth, and how well it does each sub-task from where the expert begins it.
 */
@NullMarked
package foxden.policies.study;

import org.jspecify.annotations.NullMarked;
